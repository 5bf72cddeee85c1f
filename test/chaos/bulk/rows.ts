import type { GivenFile } from '../../../src/simulator/twin.ts'
import type { Invitee } from '../stage/people.ts'

/** What is to become of a line. */
export type Wanted = 'reached' | 'unseen' | 'member' | 'duplicate' | 'invalid'

/** One line of the list that is handed in. */
export type Row = {
  /** As an editor counts. */
  readonly line: number
  readonly typed: string
  readonly wanted: Wanted
  /** Whom it is about; absent where nobody is named. */
  readonly email?: string
  /** Where they are; absent for whom no chat knows. */
  readonly invitee?: Invitee
}

/** Where a line stands among fifty decides what it is; all others are about somebody of the workspace. */
const PLACES: ReadonlyMap<number, Wanted> = new Map([
  [7, 'duplicate'],
  [17, 'invalid'],
  [27, 'member'],
  ...Array.from({ length: 10 }, (_, index): [number, Wanted] => [5 * index + 4, 'unseen']),
])

/** So many of them are named by a mention, and so many are on both platforms. */
const MENTION_EVERY = 40
const BOTH_EVERY = 60

export const wantedAt = (index: number): Wanted => PLACES.get(index % 50) ?? 'reached'

const handleAt = (index: number): string => `crew${String(index).padStart(4, '0')}`

/** Everybody of the list whom a chat knows. */
export function inviteesFor(rows: number): readonly Invitee[] {
  return Array.from({ length: rows }, (_, index) => index)
    .filter((index) => wantedAt(index) === 'reached')
    .map((index) => {
      const handle = handleAt(index)
      const isOnBoth = index % BOTH_EVERY === 1
      return {
        handle,
        name: handle.replace('crew', 'Crew '),
        email: `${handle}@crew.example`,
        homes: isOnBoth ? ['slack', 'discord'] : ['slack'],
        isKnown: isOnBoth,
      }
    })
}

/** Who is in the team before anybody is invited. */
export const membersFor = (rows: number): readonly string[] =>
  Array.from({ length: rows }, (_, index) => index)
    .filter((index) => wantedAt(index) === 'member')
    .map((index) => `member${index}@crew.example`)

/** `idOf` says how the platform calls somebody who is mentioned. */
export function rowsFor(
  rows: number,
  invitees: readonly Invitee[],
  idOf: (handle: string) => string,
): readonly Row[] {
  const byHandle = new Map(invitees.map((invitee) => [invitee.handle, invitee]))
  const isMentioned = (index: number) => index % MENTION_EVERY === 1
  return Array.from({ length: rows }, (_, index): Row => {
    const place = { line: index + 2, wanted: wantedAt(index) }
    const invitee = byHandle.get(handleAt(index))
    if (invitee) {
      const typed = isMentioned(index) ? `<@${idOf(invitee.handle)}>` : invitee.email
      return { ...place, typed, email: invitee.email, invitee }
    }
    return { ...place, ...strangerAt(index, place.wanted) }
  })
}

function strangerAt(index: number, wanted: Wanted): Pick<Row, 'typed' | 'email'> {
  if (wanted === 'invalid') return { typed: `somebody ${index}` }
  const email =
    wanted === 'duplicate' ? `${handleAt(index - 1)}@crew.example` : `${wanted}${index}@crew.example`
  return { typed: email, email }
}

/** Only who has an address there is looked up by it. */
export const isLookedUp = ({ wanted, typed }: Row): boolean =>
  (wanted === 'reached' || wanted === 'unseen') && typed.includes('@') && !typed.startsWith('<')

export const asFile = (rows: readonly Row[]): GivenFile => ({
  name: 'crew.csv',
  content: new TextEncoder().encode(['email', ...rows.map(({ typed }) => typed)].join('\n')),
})
