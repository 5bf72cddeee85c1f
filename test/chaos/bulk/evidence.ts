import { asTeamId } from '../../../src/domain/ids.ts'
import type { Store } from '../../../src/store/store.ts'
import { eventual, findReport, press } from '../../bench/bulk/hand-in.ts'
import { idleOf } from '../kills/calm.ts'
import type { PlatformName } from '../stage/people.ts'
import { askerAt } from './kill-in-run.ts'
import type { Run } from './open-run.ts'
import { readTable, type Table } from './read-table.ts'
import type { Row } from './rows.ts'

/** What is to be found of one line when all is over, by those who saw it happen. */
export type Seen = {
  readonly row: Row
  /** Of the table, however often the line is in it. */
  readonly outcomes: readonly string[]
  /** Invitations of the ledger to whom it names. */
  readonly statuses: readonly string[]
  /** Invitations that were ever made there, by the backend's own count. */
  readonly atBackend: number
  readonly cards: Readonly<Record<PlatformName, number>>
}

export type Evidence = {
  readonly seen: readonly Seen[]
  /** As the asker reads it. */
  readonly report: string
  /** Messages of this kind that the asker has. */
  readonly reports: number
  /** Lines of the table, without its headings. */
  readonly lines: number
}

/** What the asker is told, while the bot is there to be asked for the table. */
export type Told = { readonly report: string; readonly reports: number; readonly table: Table }

export async function takeReport(run: Run, since: Date): Promise<Told> {
  const asker = askerAt(run)
  const { twin, handle } = asker
  const button = await eventual(() => findReport(asker, since), `${run.name}: there is no report`)
  const filesOf = () =>
    twin.screen(handle).channels.flatMap(({ messages }) => messages.flatMap(({ files }) => files))
  const before = filesOf().length
  await press(asker, button)
  const file = await eventual(() => filesOf().slice(before).at(-1), `${run.name}: there is no table`)
  const content = await twin.files.read(handle, file.id)
  await idleOf(run.stage)
  const report = button.message.text
  const [title = ''] = report.split('\n')
  const messages = run.stage.slack.messagesTo(handle).filter(({ text }) => text.includes(title))
  return { report, reports: messages.length, table: readTable(new TextDecoder().decode(content)) }
}

/** Once the bot is gone: the store is read, and whoever saw something is asked. */
export async function gather(run: Run, { report, reports, table }: Told): Promise<Evidence> {
  const store = await run.openStore()
  const statuses = await readStatuses(store)
  const vendor = run.stage.standIn?.vendor
  const atBackend = vendor ? (email: string) => vendor.mailsTo(email) : await countOffers(store)
  await store.close()
  const seen = run.rows.map((row) => ({
    row,
    outcomes: table.filter(({ line }) => line === row.line).map(({ outcome }) => outcome),
    statuses: statuses(row),
    atBackend: row.email === undefined ? 0 : atBackend(row.email),
    cards: cardsOf(run, row),
  }))
  return { seen, report, reports, lines: table.length }
}

const TEAM = asTeamId('main')

async function readStatuses(store: Store): Promise<(row: Row) => readonly string[]> {
  const { invitations } = await store.transaction((tx) =>
    tx.listInvitations({ team: TEAM, limit: 100_000, offset: 0 }),
  )
  return ({ email }) =>
    invitations.filter(({ invitee }) => invitee.email === email).map(({ status }) => status)
}

/** Usher's own tables are the backend there. */
async function countOffers(store: Store): Promise<(email: string) => number> {
  const offers = await store.transaction((tx) => tx.embedded.listPendingOffers(TEAM))
  return (email) => offers.filter((offer) => offer.email === email).length
}

const cardsOf = ({ stage }: Run, { invitee }: Row): Seen['cards'] => {
  const countOn = (platform: PlatformName): number =>
    invitee?.homes.includes(platform) ? stage[platform].messagesTo(invitee.handle).length : 0
  return { slack: countOn('slack'), discord: countOn('discord') }
}
