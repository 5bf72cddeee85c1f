/** What people read of one line of a list: a phrase of its own for everything that can be the matter with it. */
export type LineWords = {
  /** After a count or a colon, without a full stop. */
  readonly label: string
  /** A sentence. */
  readonly why?: string
  /** A sentence: what can be done about it. */
  readonly next?: string
}
