import { z } from 'zod'
import { type Actor, parseActorKey } from '../domain/actor.ts'

const ID_SHAPES: ReadonlyMap<string, RegExp> = new Map([
  ['slack', /^[TE][A-Z0-9]+\/[UW][A-Z0-9]+$/],
  ['discord', /^\d{15,20}$/],
])

export const ACTOR_FORMS = 'slack:T1/U1 (workspace and member id) or discord:123456789012345678'

/** Reads `slack:T1/U1` or `discord:123456789012345678`, and no other platform's. */
export function parseActor(text: string): Actor | undefined {
  const actor = parseActorKey(text.trim())
  return actor && ID_SHAPES.get(actor.platform)?.test(actor.id) ? actor : undefined
}

/** Entries between commas; an entry that is empty, as after a trailing comma, is none. */
export const entriesOf = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** `slack:T1/U1,discord:123456789012345678` */
export const actorList = (name: string): z.ZodType<Actor[], string> =>
  z.string().transform((text, context): Actor[] =>
    entriesOf(text).flatMap((entry, index) => {
      const actor = parseActor(entry)
      if (actor) return [actor]
      context.addIssue(`Entry ${index + 1} of ${name} cannot be read: write ${ACTOR_FORMS}.`)
      return []
    }),
  )
