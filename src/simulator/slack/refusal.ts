/** What Slack says no with: `{ok: false, error}` and, for some errors, more. */
export class Refusal extends Error {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, details: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

/** Slack's way of pointing at what is wrong inside of an argument. */
export function refusalWithMessages(code: string, messages: readonly string[]): Refusal {
  return new Refusal(code, { response_metadata: { messages } })
}
