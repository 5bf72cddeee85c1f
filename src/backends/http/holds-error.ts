const SAID_IN = ['error', 'errors', 'detail', 'error_code', 'err_code', 'err_msg'] as const

/** Whether an answer says of itself that it failed: a success with an error inside is none. */
export function holdsError(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false
  const said = new Map<string, unknown>(Object.entries(body))
  return said.get('status') === 'error' || SAID_IN.some((place) => Boolean(said.get(place)))
}
