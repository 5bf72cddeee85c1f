/** Something for the app, before a transport gives it its form. */
export type Envelope = {
  readonly id: string
  readonly type: 'slash_commands' | 'interactive' | 'events_api'
  readonly payload: Readonly<Record<string, unknown>>
  /** Whether the acknowledgement may carry an answer. */
  readonly acceptsPayload: boolean
  /** Events only: which attempt after the first, and why. */
  readonly retry?: { readonly attempt: number; readonly reason: RetryReason }
}

export type RetryReason = 'http_timeout' | 'http_error' | 'connection_failed'

export type Answered =
  /** `payload` is what the acknowledgement carried: an object, or undefined for an empty one. */
  | { readonly kind: 'acked'; readonly payload: unknown }
  | { readonly kind: 'failed'; readonly reason: RetryReason; readonly mayRetry: boolean }
  | { readonly kind: 'timed_out' }

export interface Transport {
  /** Resolves with the app's own answer, however late; never when there is none. Never rejects. */
  send(envelope: Envelope): Promise<Answered>
}
