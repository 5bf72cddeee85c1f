import type { BulkOutcome } from '../../../src/domain/bulk-outcome.ts'
import { outcomeWords } from '../../../src/views/bulk-words.ts'
import type { Evidence, Seen } from './evidence.ts'
import type { Wanted } from './rows.ts'

/** What must not have happened, each as a line that says where. */
export type Verdict = {
  /** Not exactly one outcome, or not the right one, or not what backend and chat say. */
  readonly unfinished: readonly string[]
  readonly backendDoubled: readonly string[]
  readonly cardsDoubled: readonly string[]
  /** Why the figures of the report and the lines of its table are not the list. */
  readonly reportOff: readonly string[]
}

/** When everything is over, of every line. */
export const judge = ({ seen, report, reports, lines }: Evidence): Verdict => ({
  unfinished: seen.flatMap(findUnfinished),
  backendDoubled: seen.flatMap(({ row, atBackend }) =>
    atBackend > 1 ? [`line ${row.line}: ${atBackend} invitations at the backend`] : [],
  ),
  cardsDoubled: [...seen.flatMap(findDoubled), ...(reports > 1 ? [`${reports} reports`] : [])],
  reportOff: findOff({ seen, report, lines }),
})

const OUTCOMES: Readonly<Record<Wanted, BulkOutcome>> = {
  reached: { kind: 'invited', isReached: true },
  unseen: { kind: 'invited', isReached: false },
  member: { kind: 'passed', verdict: 'member' },
  duplicate: { kind: 'passed', verdict: 'duplicate' },
  invalid: { kind: 'passed', verdict: 'no_address' },
}

const wordFor = (wanted: Wanted): string => outcomeWords(OUTCOMES[wanted]).label

const isInvited = (wanted: Wanted): boolean => wanted === 'reached' || wanted === 'unseen'

/** A duplicate is about the person of another line, and what is no address about nobody. */
const findUnfinished = (one: Seen): readonly string[] =>
  [findOutcome(one), ...(isInvited(one.row.wanted) || one.row.wanted === 'member' ? findElsewhere(one) : [])]
    .filter((problem) => problem !== undefined)
    .map((problem) => `line ${one.row.line}: ${wordFor(one.row.wanted)} was wanted, and ${problem}`)

function findOutcome({ row, outcomes }: Seen): string | undefined {
  const isTold = outcomes.length === 1 && outcomes[0] === wordFor(row.wanted)
  return isTold ? undefined : `the table says ${outcomes.join(', ') || 'nothing'}`
}

function findElsewhere({ row, statuses, atBackend, cards }: Seen): readonly (string | undefined)[] {
  const most = isInvited(row.wanted) ? 1 : 0
  const isInLedger = statuses.length === most && statuses.every((status) => status === 'pending')
  const homes = row.invitee?.homes ?? []
  return [
    isInLedger ? undefined : `the ledger has ${statuses.join(', ') || 'nothing'}`,
    Math.min(atBackend, 1) === most ? undefined : `the backend has ${atBackend}`,
    ...homes.map((platform) => (cards[platform] > 0 ? undefined : `there is no card on ${platform}`)),
  ]
}

const findDoubled = ({ row, cards }: Seen): readonly string[] =>
  Object.entries(cards).flatMap(([platform, count]) =>
    count > 1 ? [`line ${row.line}: ${count} cards on ${platform}`] : [],
  )

/** The report names every outcome with its figure; together they are all lines. */
function findOff({ seen, report, lines }: Pick<Evidence, 'seen' | 'report' | 'lines'>): readonly string[] {
  const figures = WANTED.map((wanted) => ({
    wanted,
    word: wordFor(wanted),
    said: figureIn(report, wordFor(wanted)),
    counted: seen.filter(({ outcomes }) => outcomes.includes(wordFor(wanted))).length,
  }))
  const [sum, invited] = [total(figures), total(figures.filter(({ wanted }) => isInvited(wanted)))]
  return [
    ...(lines === seen.length ? [] : [`the table has ${lines} lines of ${seen.length}`]),
    ...(sum === seen.length ? [] : [`the figures make ${sum} of ${seen.length}`]),
    ...(report.includes(`Invited ${invited} of ${invited} people`) ? [] : [`the title is not of ${invited}`]),
    ...figures
      .filter(({ said, counted }) => said !== counted)
      .map(({ word, said, counted }) => `${word}: the report says ${said}, its table ${counted}`),
  ]
}

const WANTED = ['reached', 'unseen', 'member', 'duplicate', 'invalid'] as const satisfies Wanted[]

const total = (figures: readonly { readonly said: number }[]): number =>
  figures.reduce((sum, { said }) => sum + said, 0)

/** `Invited: 740`, or `in the team already (20)`; 0 where it is not named. */
function figureIn(report: string, word: string): number {
  const [, figure = '0'] = new RegExp(`(?:^|[ :])${word}(?:: | \\()([\\d,]+)`, 'im').exec(report) ?? []
  return Number(figure.replaceAll(',', ''))
}
