import { setTimeout as wait } from 'node:timers/promises'
import type { Actor, Person } from '../../domain/actor.ts'

/** Of the three seconds that Slack waits, a name may cost this much, and only when nobody has asked for long. */
const PATIENCE_MS = 300
const KNOWN_FOR_MS = 60 * 60_000
/** So that a Slack in trouble does not slow every press down. */
const UNKNOWN_FOR_MS = 60_000
const MOST_NAMES = 1000

export type Names = (actor: Actor, handle: string) => Promise<string>

type Entry = { readonly name: Promise<string | undefined>; until: number }

/**
 * What somebody calls themselves, or `handle`, which is all that Slack's payloads say. Never rejects.
 * @param find may be slow or fail: the handle does then
 */
export function createNames(find: (actor: Actor) => Promise<Person | undefined>): Names {
  const known = new Map<string, Entry>()

  function entryOf(actor: Actor): Entry {
    const old = known.get(actor.id)
    if (old && old.until > performance.now()) return old
    known.delete(actor.id)
    const [eldest] = known.keys()
    if (eldest !== undefined && known.size >= MOST_NAMES) known.delete(eldest)
    const entry = lookUp(() => find(actor))
    known.set(actor.id, entry)
    return entry
  }

  return async (actor: Actor, handle: string): Promise<string> => {
    const patience = wait(PATIENCE_MS, undefined, { ref: false })
    return (await Promise.race([entryOf(actor).name, patience])) ?? handle
  }
}

function lookUp(find: () => Promise<Person | undefined>): Entry {
  const keep = (person: Person | undefined): string | undefined => {
    if (person) entry.until = performance.now() + KNOWN_FOR_MS
    return person?.name
  }
  const name = find().then(keep, () => undefined)
  const entry: Entry = { name, until: performance.now() + UNKNOWN_FOR_MS }
  return entry
}
