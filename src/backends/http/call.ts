export type HeaderFields = Readonly<Record<string, string>>

export type HttpCall = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Segments, percent-encoded here: `['v1', 'projects', id]`. An empty one at the end gives a trailing slash. */
  readonly path: readonly string[]
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string>>
  /** Over the operator's: a person's own token. */
  readonly headers?: HeaderFields
  /** Safe to do twice: GET, PUT and DELETE unless said otherwise. Nothing else is repeated here. */
  readonly isRepeatable?: boolean
  /** Where it takes longer than others: in place of the usual time. */
  readonly timeoutMs?: number
}

/** `body` is parsed JSON, `undefined` where it is empty, and text where a refusal (4xx) is not JSON. */
export type HttpAnswer = { readonly status: number; readonly body: unknown }
