type Shared = {
  /** The handle of who acts, be they a guest, a stranger or somebody who has left. */
  readonly by: string
  /** The id of a channel, one they are not in or one that is not there as well. */
  readonly channel: string
  /** What the payload says instead, in Slack's own words: `{ user: { id: 'U1', team_id: 'T1' } }`. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** Milliseconds of real time to wait for words; 3 s unless said otherwise. */
  readonly patienceMs?: number
}

type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Something that no client of Slack's would send. */
export type SlackForgery = Shared &
  (
    | { readonly kind: 'command'; readonly command: string; readonly text: string }
    | {
        readonly kind: 'press'
        readonly actionId: string
        readonly value?: string
        /** The `ts` of the message with the button; one that only they see where absent. */
        readonly message?: string
      }
    | { readonly kind: 'shortcut'; readonly callbackId: string }
    | {
        readonly kind: 'submission'
        readonly callbackId: string
        readonly privateMetadata: string
        /** `state.values`: by block, then by action. */
        readonly values: Values
      }
    | {
        readonly kind: 'suggest'
        readonly actionId: string
        readonly query: string
        readonly privateMetadata?: string
      }
  )

export type ForgedPress = Extract<SlackForgery, { kind: 'press' }>
export type ForgedSuggest = Extract<SlackForgery, { kind: 'suggest' }>
