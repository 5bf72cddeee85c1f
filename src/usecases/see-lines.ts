import type { Actor, Person } from '../domain/actor.ts'
import type { Meant } from '../domain/bulk-weigh.ts'
import { sameEmail } from '../domain/email.ts'
import type { ListEntry } from '../domain/list.ts'
import type { NotInvitable } from '../domain/outcomes.ts'
import { type Platform, PlatformUnavailable } from '../platforms/platform.ts'

/** A line as it was typed, or somebody who was picked. */
export type GivenLine = ListEntry | { readonly kind: 'picked'; readonly line: number; readonly actor: Actor }

/** A line, and whom it means. */
export type SeenLine = Pick<ListEntry, 'line' | 'typed' | 'name' | 'role' | 'note'> & {
  readonly meant: Meant
}

/** Finds out whom lines mean, as far as the chat can be asked for that now. */
export interface Seer {
  /** Throws `PlatformUnavailable` where the platform is away. */
  see(lines: readonly GivenLine[]): Promise<readonly SeenLine[]>
}

/** So many lines at a time are looked up in the chat. */
const AT_ONCE = 5
/** Whoever waits for the preview does not wait for more of them. */
const MOST_LOOKUPS = 200

/** Those beyond the platform's pace, or beyond patience, are looked up when their turn comes. */
export function createSeer(platform: Platform): Seer {
  let left = MOST_LOOKUPS
  const lookUp = async (actor: Actor): Promise<Sight> => {
    left -= 1
    if (left < 0) return { kind: 'unseen' }
    return look(platform, actor).catch((error: unknown): Sight => {
      if (!(error instanceof PlatformUnavailable) || !isForPace(error)) throw error
      left = 0
      return { kind: 'unseen' }
    })
  }
  return {
    see: async (lines) => {
      const seen: SeenLine[] = []
      for (let from = 0; from < lines.length; from += AT_ONCE) {
        const some = lines.slice(from, from + AT_ONCE)
        seen.push(...(await Promise.all(some.map((line) => seeLine(platform, line, lookUp)))))
      }
      return seen
    },
  }
}

type Sight = { readonly kind: 'seen'; readonly person: Person | undefined } | { readonly kind: 'unseen' }

const look = async (platform: Platform, actor: Actor): Promise<Sight> => ({
  kind: 'seen',
  person: await platform.findPerson(actor, 'background'),
})

const isForPace = ({ isUntried, hold }: PlatformUnavailable): boolean => isUntried && hold === undefined

type LookUp = (actor: Actor) => Promise<Sight>

async function seeLine(platform: Platform, line: GivenLine, lookUp: LookUp): Promise<SeenLine> {
  if (line.kind === 'picked') return seePicked(line, await lookUp(line.actor))
  const { line: number, typed, name, role, note } = line
  const base = { line: number, typed, ...(name && { name }), ...(role && { role }), ...(note && { note }) }
  if (line.kind === 'unreadable') return { ...base, meant: { kind: 'unreadable', problem: line.problem } }
  const wish = role ? { role } : {}
  if (line.kind === 'email') return { ...base, meant: { kind: 'somebody', email: line.email, ...wish } }

  const actor = await platform.readMention(line.mention)
  if (!actor) return { ...base, meant: { kind: 'somebody', refusal: 'unknown', ...wish } }
  const sight = await lookUp(actor)
  return { ...nameOf(sight), ...base, meant: { ...meantBy(actor, sight), ...wish } }
}

function seePicked({ line, actor }: Extract<GivenLine, { kind: 'picked' }>, sight: Sight): SeenLine {
  const { name = actor.id } = nameOf(sight)
  return { ...nameOf(sight), line, typed: name, meant: meantBy(actor, sight) }
}

const nameOf = (sight: Sight): { readonly name?: string } =>
  sight.kind === 'seen' && sight.person ? { name: sight.person.name } : {}

function meantBy(actor: Actor, sight: Sight): Extract<Meant, { kind: 'somebody' }> {
  if (sight.kind === 'unseen') return { kind: 'somebody', actor, isUnseen: true }
  const { person } = sight
  const refusal = refusalOf(person)
  return {
    kind: 'somebody',
    actor,
    ...(person?.email !== undefined && { email: sameEmail(person.email) }),
    ...(refusal && { refusal }),
  }
}

function refusalOf(person: Person | undefined): NotInvitable | undefined {
  if (!person) return 'unknown'
  return person.kind === 'person' ? undefined : person.kind
}
