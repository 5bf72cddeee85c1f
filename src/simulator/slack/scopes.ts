import { Refusal } from './refusal.ts'

/** Throws `missing_scope` unless one of the needed scopes was granted. */
export function requireScope(granted: readonly string[], needed: readonly string[]): void {
  if (needed.length === 0 || needed.some((scope) => granted.includes(scope))) return
  throw new Refusal('missing_scope', { needed: needed.join(','), provided: granted.join(',') })
}
