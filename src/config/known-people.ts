import { z } from 'zod'
import { type Actor, actorKey } from '../domain/actor.ts'
import { parseEmail } from '../domain/email.ts'
import { ACTOR_FORMS, entriesOf, parseActor } from './actor-list.ts'
import type { KnownPerson } from './config.ts'

/** `ann@lighthouse.example=slack:T1/U1+discord:123456789012345678,bob@…=…` */
export const knownPeople = (name: string): z.ZodType<KnownPerson[], string> =>
  z.string().transform((text, context): KnownPerson[] => {
    const people = entriesOf(text).map(parseKnownPerson)
    const unreadable = people.indexOf(undefined)
    if (unreadable >= 0)
      context.addIssue(
        `Entry ${unreadable + 1} of ${name} cannot be read: write an address, = and whom it is, joined by +, each as ${ACTOR_FORMS}.`,
      )
    const known = people.filter((person) => person !== undefined)
    if (namesSomebodyTwice(known))
      context.addIssue(
        `${name} names an address or somebody twice: one person has one address and one entry.`,
      )
    return known
  })

function parseKnownPerson(entry: string): KnownPerson | undefined {
  const [address = '', people = '', ...more] = entry.split('=')
  const email = parseEmail(address)
  const actors = people.split('+').map(parseActor)
  if (!email || more.length > 0 || !actors.every(isRead)) return undefined
  return { email, actors }
}

const isRead = (actor: Actor | undefined): actor is Actor => actor !== undefined

function namesSomebodyTwice(people: readonly KnownPerson[]): boolean {
  const names = people.flatMap(({ email, actors }) => [email, ...actors.map(actorKey)])
  return new Set(names).size < names.length
}
