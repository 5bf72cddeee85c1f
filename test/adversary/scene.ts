import { z } from 'zod'
import { asAccountId, asChangeId, asInvitationId, asTeamId } from '../../src/domain/ids.ts'
import { createWorld } from '../../src/simulator/world/create-world.ts'
import type { PersonAt } from '../dsl/person.ts'
import type { PlatformName } from '../dsl/story.ts'
import { transcript } from '../dsl/transcript.ts'
import type { StoryWorld } from '../dsl/world.ts'
import { readStore } from './picture.ts'
import { seatLists } from './seat-lists.ts'

/** The team in question, and one whose people are elsewhere. */
export const TEAM = asTeamId('lighthouse')
export const OTHER_TEAM = asTeamId('pier')

/** What buttons are about, by what is under way. */
export type Subjects = {
  /** An invitation that waits for Layla on Slack, for Mia on Discord; Ann sent it. */
  readonly pending: Readonly<Record<PlatformName, string>>
  /** Bob is asked whether he is sure to remove Carol. */
  readonly draft: Readonly<Record<PlatformName, string>>
  /** Ann removes Yusuf, and it can be undone. */
  readonly waiting: string
  /** Ann wants Bob to be an owner, and somebody else has to agree. */
  readonly asked: string
  /** Tomás wants to invite Hana, and somebody with the right has to agree. */
  readonly request: string
  /** His invitation for her. */
  readonly requested: string
  /** Of the other team: an invitation, and a removal that somebody has to agree to. */
  readonly foreign: { readonly invitation: string; readonly change: string }
  /** Which account somebody is, by handle. */
  readonly accounts: Readonly<Record<string, string>>
}

/** Where nothing was begun. */
export const NOTHING: Subjects = {
  pending: { slack: '', discord: '' },
  draft: { slack: '', discord: '' },
  waiting: '',
  asked: '',
  request: '',
  requested: '',
  foreign: { invitation: '', change: '' },
  accounts: {},
}

/** Grace and Erik are in no team. Ann is an owner by the operator's word. */
const SEATS = [
  ['bob', 'admin'],
  ['dora', 'admin'],
  ['tomas', 'member'],
  ['yusuf', 'member'],
  ['carol', 'member'],
] as const

const ADMINS = { in: 'team-admins' } as const

export async function setScene(world: StoryWorld): Promise<Subjects> {
  for (const [handle, role] of SEATS) await seat(world, handle, role)
  await seatElsewhere(world)
  await begin(world)
  await seatLists(world, TEAM)
  return readSubjects(world.operator['USHER_DATA_DIR'] ?? '')
}

const { people, workspace } = createWorld()

/** At the backend itself, and known on every platform where they are. */
export async function seat({ store }: StoryWorld, handle: string, role: string): Promise<void> {
  const person = people.find((one) => one.handle === handle)
  const actors = [
    ...(person?.slack ? [{ platform: 'slack', id: `${workspace.id}/${person.slack.id}` }] : []),
    ...(person?.discord ? [{ platform: 'discord', id: person.discord.id }] : []),
  ]
  const at = { id: TEAM, tenant: 'embedded' }
  await store().transaction(async (tx) => {
    const links = await Promise.all(actors.map((actor) => tx.findLink(at, actor)))
    const account = links.find(Boolean)?.account ?? asAccountId(`account-of-${handle}`)
    const known = await tx.embedded.findAccountById(account)
    const email = person?.slack?.email
    if (!known)
      await tx.embedded.saveAccount({ id: account, name: person?.name ?? handle, ...(email && { email }) })
    await tx.embedded.saveMembership(TEAM, account, role)
    for (const actor of actors)
      await tx.saveLink({ team: TEAM, tenant: at.tenant, actor, account, proof: 'configured' })
  })
}

/** Nobody of the story is a member there, but for the operator's own owner. */
async function seatElsewhere({ store }: StoryWorld): Promise<void> {
  const base = { team: OTHER_TEAM, tenant: 'embedded', createdAt: new Date('2026-03-02T08:00:00Z') } as const
  const inviter = { platform: 'slack', id: `${workspace.id}/U0ELSEWHERE` }
  const account = asAccountId('account-elsewhere')
  await store().transaction(async (tx) => {
    await tx.embedded.saveAccount({ id: account, name: 'Elsa Where' })
    await tx.embedded.saveMembership(OTHER_TEAM, account, 'member')
    await tx.insertInvitation({
      ...base,
      id: asInvitationId('invitation-elsewhere'),
      invitee: { key: 'email:iris@pier.example', name: 'Iris', email: 'iris@pier.example', actors: [] },
      role: 'member',
      inviter,
      inviterName: 'Elsa Where',
      status: 'pending',
    })
    await tx.insertChange({
      ...base,
      id: asChangeId('change-elsewhere'),
      what: { kind: 'remove', account, name: 'Elsa Where', role: 'member', rank: 'member' },
      askedBy: inviter,
      askedByName: 'Elsa Where',
      place: { platform: 'slack', space: workspace.id, channel: 'G0ELSEWHERE', isDirect: false },
      status: 'asked',
      dueAt: new Date('2026-03-03T08:00:00Z'),
    })
  })
}

/** As people do it. */
async function begin({ slack, discord }: StoryWorld): Promise<void> {
  const [ann, bob] = [slack('ann'), slack('bob')]
  await ann.runs('/team setup', ADMINS)
  await discord('ann').runs('/team setup', ADMINS)
  await ann.runs('/team invite @layla')
  await discord('ann').runs('/team invite @mia')
  await ann.runs('/team remove Yusuf', ADMINS)
  await pressesWith(ann, 'Remove Yusuf')
  await ann.runs('/team role Bob role:owner', ADMINS)
  await pressesWith(ann, 'Make an owner')
  await bob.runs('/team remove Carol', ADMINS)
  await discord('bob').runs('/team remove Carol', ADMINS)
  await slack('tomas').runs('/team invite @hana')
}

/** The button whose label begins so. */
async function pressesWith(person: PersonAt, words: string): Promise<void> {
  const label = person.buttons().find((one) => one.startsWith(words))
  if (!label) throw new Error(`no button begins with ${words}:\n${transcript(person.screen())}`)
  await person.presses(label)
}

const row = z.object({ id: z.string() })

const accountRow = z.object({ actor: z.string(), account: z.string() })

const readSubjects = (dataDir: string): Promise<Subjects> =>
  readStore(dataDir, (database) => {
    const find = (sql: string): string => row.parse(database.prepare(sql).get()).id
    const invitation = (platform: PlatformName) =>
      find(`select id from invitation where status = 'pending' and inviter_platform = '${platform}'
        and team = '${TEAM}'`)
    const draft = (platform: PlatformName) =>
      find(`select id from change where status = 'drafted' and asked_platform = '${platform}'`)
    const links = database.prepare('select actor, account from link').all()
    return {
      pending: { slack: invitation('slack'), discord: invitation('discord') },
      draft: { slack: draft('slack'), discord: draft('discord') },
      waiting: find("select id from change where status = 'waiting'"),
      asked: find(
        `select id from change where status = 'asked' and account is not null and team = '${TEAM}'`,
      ),
      request: find("select id from change where status = 'asked' and account is null"),
      requested: find("select id from invitation where status = 'requested'"),
      foreign: { invitation: 'invitation-elsewhere', change: 'change-elsewhere' },
      accounts: accountsOf(links.map((link) => accountRow.parse(link))),
    }
  })

function accountsOf(links: readonly z.infer<typeof accountRow>[]): Readonly<Record<string, string>> {
  const entries = people.flatMap(({ handle, slack, discord }) => {
    const ids = [slack && `${workspace.id}/${slack.id}`, discord?.id]
    const link = links.find(({ actor }) => ids.includes(actor))
    return link ? [[handle, link.account] as const] : []
  })
  return Object.fromEntries(entries)
}
