import type { Backend, IdentityOutcome } from '../../src/backends/backend.ts'
import { facts as zenmlFacts } from '../../src/backends/zenml/facts.ts'
import { commandTable } from '../../src/commands.ts'
import type { AccountLink, Member } from '../../src/domain/account.ts'
import type { Actor, Person } from '../../src/domain/actor.ts'
import type { BackendFacts } from '../../src/domain/backend-facts.ts'
import type { ChannelSight } from '../../src/domain/channel.ts'
import { asAccountId, asDeliveryId } from '../../src/domain/ids.ts'
import type { Rank } from '../../src/domain/role.ts'
import { listReader } from '../../src/lists/read-list.ts'
import type { Caller } from '../../src/usecases/caller.ts'
import { type Deps, type Mail, MailUnavailable } from '../../src/usecases/deps.ts'
import { createRecent } from '../../src/usecases/recent.ts'
import { createVault } from '../../src/vault.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { createFakePlatform, type FakePlatform } from '../fakes/platform.ts'
import { ann, bob, openRig, type Rig } from '../jobs/rig.ts'

export const BOBS = asAccountId('bobs')
export const ADDRESS = 'bob@lighthouse.example'

/** A member of the team as its backend tells of them. */
export const memberOf = (name: string, rank: Rank = 'member'): Member => ({
  account: asAccountId(`${name.toLowerCase()}s`),
  name,
  email: `${name.toLowerCase()}@lighthouse.example`,
  role: { name: rank, rank },
})

export type LinkRigOptions = {
  readonly facts?: BackendFacts
  readonly members?: readonly Member[]
  readonly identity?: IdentityOutcome
  /** What is otherwise about people of the chat, by id. */
  readonly people?: Readonly<Record<string, Partial<Person>>>
  /** Whether the channel where everybody speaks counts as the admin channel that it is. */
  readonly isAdminChannel?: boolean
  /** How the mail server fails. */
  readonly mailFails?: 'refused' | 'unavailable'
}

export type LinkRig = {
  readonly rig: Rig
  readonly deps: Deps
  readonly team: Caller['team']
  readonly chat: FakePlatform
  readonly mails: readonly Mail[]
  as(actor: Actor, delivery?: string): Caller
  saveLink(link: Partial<AccountLink> & Pick<AccountLink, 'actor' | 'account' | 'proof'>): Promise<void>
  linkOf(actor: Actor): Promise<AccountLink | undefined>
  /** Action and reason of all that is in the audit log. */
  audit(): Promise<readonly string[]>
}

const ADMINS = { platform: 'chat', space: 'home', channel: 'admins' }

const PRIVATE: ChannelSight = {
  kind: 'seen',
  isPrivate: true,
  isShared: false,
  isArchived: false,
  people: [],
  groups: [],
  isWhole: true,
}

/** A team at a vendor, whose admin channel is where everybody speaks. Ann owns it by the operator's word. */
export async function openLinkRig({
  facts = zenmlFacts,
  members = [],
  identity = { kind: 'refused', reason: 'no_credential' },
  people = {},
  isAdminChannel = false,
  mailFails,
}: LinkRigOptions = {}): Promise<LinkRig> {
  const rig = await openRig()
  const team = sampleTeam({ backend: facts, tenant: facts.name })
  const chat = createFakePlatform('chat', people)
  if (isAdminChannel) chat.show(ADMINS.channel, PRIVATE)
  const mails: Mail[] = []
  const backend = backendOf(rig.backend, { facts, members, identity })
  const { now, store } = rig.deps
  let secrets = 0
  const deps: Deps = {
    ...rig.deps,
    platforms: new Map([['chat', chat]]),
    vault: createVault({ store, now, keys: [Buffer.alloc(32, 'k')] }),
    backends: { of: () => backend },
    teams: { get: () => team, list: () => [team] },
    owners: [ann],
    commands: commandTable,
    settle: async () => {},
    signIns: { of: () => [] },
    lists: listReader,
    mailer: { isOpen: true, send: async (mail) => void mails.push(failing(mail, mailFails)) },
    recent: createRecent(now),
    newSecret: () => `secret-${(secrets += 1)}`,
  }
  await rig.store.transaction((tx) => tx.saveAdminChannel(team.id, { ...ADMINS, boundAt: now(), flaws: [] }))
  return {
    rig,
    deps,
    team,
    chat,
    mails,
    as: (actor, delivery = 'd1') => ({
      actor,
      name: actor.id,
      team,
      place: { ...ADMINS, isDirect: false },
      delivery: asDeliveryId(delivery),
    }),
    saveLink: (link) =>
      rig.store.transaction((tx) => tx.saveLink({ team: team.id, tenant: team.tenant, ...link })),
    linkOf: (actor) => rig.store.transaction((tx) => tx.findLink(team, actor)),
    audit: async () =>
      (await rig.store.transaction((tx) => tx.listAudit({ team: team.id }))).map(
        ({ action, reason, decision }) =>
          [decision, action, reason].filter((word) => word !== undefined).join(' '),
      ),
  }
}

type Vendor = Required<Pick<LinkRigOptions, 'facts' | 'members' | 'identity'>>

const backendOf = (own: Backend, { facts, members, identity }: Vendor): Backend => ({
  ...own,
  facts,
  whoIs: async () => identity,
  listMembers: async () => ({ members }),
  findMember: async (who) =>
    members.find(({ account, email }) => ('account' in who ? account === who.account : email === who.email)),
})

function failing(mail: Mail, how: LinkRigOptions['mailFails']): Mail {
  if (how) throw new MailUnavailable('answered', { isRefused: how === 'refused' })
  return mail
}

export { ann, bob }
