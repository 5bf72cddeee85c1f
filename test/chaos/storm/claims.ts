/** How somebody stands where the team lives, at one moment. */
export type Standing = { readonly isMember: boolean; readonly isInvited: boolean }

/** What may be said only once it is so there. */
const CLAIMS: readonly (readonly [said: RegExp, isTrue: (standing: Standing) => boolean])[] = [
  [/You are in |\bjoined Lighthouse/, ({ isMember }) => isMember],
  [/You declined the invitation|\bdeclined the invitation/, isOut],
  [/(was|is) taken back/, isOut],
  [/has expired|did not answer/, isOut],
  [/invites you to join/, ({ isMember, isInvited }) => isMember || isInvited],
]

function isOut({ isMember, isInvited }: Standing): boolean {
  return !isMember && !isInvited
}

/** The words that are not true yet, where some are not. */
export const findEarly = (text: string, standing: Standing): string | undefined =>
  CLAIMS.map(([said, isTrue]) => (isTrue(standing) ? undefined : said.exec(text)?.[0])).find(
    (words) => words !== undefined,
  )
