import type { Chance } from '../../bench/timeouts/chance.ts'
import { ENDINGS, type Hands, isOpen, type Life, lastDeed, nextStep, offersOf, type Step } from './life.ts'
import { KEEPERS } from './people.ts'
import type { Stage } from './stage.ts'

/** Everybody's invitations, those that are under way and those that have not begun. */
export type Cast = {
  readonly lives: () => readonly Life[]
  /** So many more invitations begin; the endings take turns. */
  readonly begin: (count: number) => void
  /** What people would do now, each of them one thing, in an order that is left to chance. */
  readonly steps: () => readonly Step[]
  /** For when the platforms wait for nothing any more: what they did not complain about, they took. */
  readonly noteTaken: (steps: readonly Step[]) => void
}

export function createCast(stage: Stage, chance: Chance): Cast {
  const lives: Life[] = []
  const refusals = createRefusals(stage)
  return {
    lives: () => lives,
    begin: (count) => {
      for (const invitee of stage.invitees.slice(lives.length, lives.length + count)) {
        const ending = ENDINGS[lives.length % ENDINGS.length] ?? 'accept'
        lives.push({ invitee, keeper: chance.pick(KEEPERS), ending, taken: new Set() })
      }
    },
    noteTaken: (steps) => noteTaken(stage, refusals, { lives, steps }),
    steps: () => {
      const wished = chance.shuffle(lives).flatMap((life) => nextStep(stage, life) ?? [])
      const busy = new Set<string>()
      return wished.filter(({ by }) => {
        const hands = by && `${by.platform} ${by.handle}`
        if (hands === undefined) return true
        const isFree = !busy.has(hands)
        busy.add(hands)
        return isFree
      })
    },
  }
}

/** They do it, all at the same time. */
export async function perform(steps: readonly Step[]): Promise<void> {
  await Promise.all(steps.map(({ go }) => go()))
}

/** What was done and not complained about; who reads that nothing was changed by it does it again. */
function noteTaken(stage: Stage, refusals: Refusals, { lives, steps }: Noted): void {
  for (const { life, deed, by } of steps) if (by && !refusals.complains(by)) life.taken.add(deed)
  const hands = lives.flatMap((life) => handsOf(life).map((by) => ({ life, by })))
  const refused = refusals.listNew(hands.map(({ by }) => by))
  for (const { life, by } of hands) if (refused.has(nameOf(by))) forget(stage, life, by)
}

type Noted = { readonly lives: readonly Life[]; readonly steps: readonly Step[] }

const nameOf = ({ platform, handle }: Hands): string => `${platform} ${handle}`

/** Who does something for it, and where. */
const handsOf = ({ invitee: { handle, homes }, keeper }: Life): readonly Hands[] =>
  homes.flatMap((platform) => [
    { platform, handle },
    { platform, handle: keeper },
  ])

/** Which of their wishes it was about is not always said: all count of which nothing is to be seen. */
function forget(stage: Stage, { taken, keeper, ending, invitee }: Life, { handle }: Hands): void {
  const offers = offersOf(stage, invitee)
  if (handle === keeper && offers.length === 0) taken.delete('invite')
  const last = lastDeed(ending)
  const isTheirs = handle === (last === 'revoke' ? keeper : invitee.handle)
  if (last !== undefined && isTheirs && offers.some(isOpen)) taken.delete(last)
}

type Refusals = ReturnType<typeof createRefusals>

/** What the bot says where it did nothing, and the person may try again. */
const NOTHING = 'Nothing was changed'

function createRefusals(stage: Stage) {
  const read = new Map<string, number>()
  const count = ({ platform, handle }: Hands) =>
    stage[platform]
      .screen(handle)
      .channels.flatMap(({ messages }) => messages)
      .filter(({ text }) => text.includes(NOTHING)).length
  return {
    complains: ({ platform, handle }: Hands) => stage[platform].screen(handle).problem !== undefined,
    /** Who was refused since the last look. */
    listNew: (hands: readonly Hands[]): ReadonlySet<string> => {
      const counts = new Map(hands.map((by) => [nameOf(by), count(by)]))
      const grown = [...counts].filter(([name, many]) => many > (read.get(name) ?? 0))
      for (const [name, many] of counts) read.set(name, many)
      return new Set(grown.map(([name]) => name))
    },
  }
}
