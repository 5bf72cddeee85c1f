import { randomUUID } from 'node:crypto'
import type { Backend } from '../../src/backends/backend.ts'
import { createEmbedded } from '../../src/backends/embedded/backend.ts'
import type { Change } from '../../src/domain/change.ts'
import type { InvitationWork } from '../../src/domain/effect.ts'
import { asAccountId, asChangeId, asInvitationId } from '../../src/domain/ids.ts'
import { type Invitation, type Invitee, inviteeKey } from '../../src/domain/invitation.ts'
import type { JobDeps } from '../../src/jobs/deps.ts'
import { runEffect } from '../../src/jobs/run-effect.ts'
import type { Platform } from '../../src/platforms/platform.ts'
import type { Store } from '../../src/store/store.ts'
import { createRecent } from '../../src/usecases/recent.ts'
import { closedVault } from '../../src/vault.ts'
import { openEmptyStore } from '../backends/open-embedded.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { captureLog, noteSecret } from '../dsl/log.ts'
import { createFakePlatform, type FakePlatform } from '../fakes/platform.ts'
import { readAloud } from '../views/read-aloud.ts'

export const ann = { platform: 'chat', id: 'ann' }
export const bob = { platform: 'chat', id: 'bob' }

export const team = sampleTeam()

/** Longer than a lease lasts. */
export const AFTER_A_LEASE_MS = 121_000
export const HOUR_MS = 60 * 60_000

/** The out-line by hand: effects run when the test says so, between a backend and a platform that it may replace. */
export interface Rig {
  readonly store: Store
  readonly backend: Backend
  readonly platform: FakePlatform
  readonly deps: JobDeps
  pass(ms: number): void
  /** Ann's invitation of Bob, with the effects that wait for it. */
  invite(wish: Partial<Invitation>, ...work: readonly InvitationWork['kind'][]): Promise<Invitation>
  /** Runs what is due, one effect after the other, until nothing is. */
  run(parts?: { readonly backend?: Backend; readonly platform?: Platform }): Promise<void>
  /** Takes the next due effect and dies with it. */
  die(): Promise<void>
  find(invitation: Invitation): Promise<Invitation | undefined>
  /** Ann wants something changed. */
  ask(wish?: Partial<Change>): Promise<Change>
  findChange(change: Change): Promise<Change | undefined>
}

export async function openRig(): Promise<Rig> {
  let time = new Date('2026-03-02T09:00:00Z')
  const now = () => time
  const store = await openEmptyStore()
  const backend = createEmbedded({ team: team.id, store, now, newId: newSecretId })
  const platform = createFakePlatform('chat')
  const log = captureLog()
  const depsWith = (parts: { readonly backend: Backend; readonly platform: Platform }): JobDeps => ({
    store,
    now,
    log: log.logger,
    platforms: new Map([['chat', parts.platform]]),
    backends: { of: () => parts.backend },
    teams: { get: () => team, list: () => [team] },
    owners: [],
    vault: closedVault,
    signIns: { of: () => [] },
    recent: createRecent(now),
    random: () => 0,
  })
  const claim = () =>
    store.transaction((tx) =>
      tx.claimEffects({ now: time, leaseUntil: new Date(time.getTime() + 120_000), limit: 1 }),
    )
  return {
    store,
    backend,
    platform,
    deps: depsWith({ backend, platform }),
    pass: (ms) => {
      time = new Date(time.getTime() + ms)
    },
    invite: (wish, ...work) => insert(store, invitationOf(time, wish), work),
    run: async (parts = {}) => {
      const deps = depsWith({ backend, platform, ...parts })
      for (let [effect] = await claim(); effect; [effect] = await claim()) await runEffect(deps, effect)
    },
    die: async () => void (await claim()),
    find: ({ id }) => store.transaction((tx) => tx.findInvitation(id)),
    ask: async (wish = {}) => {
      const change = changeOf(time, wish)
      await store.transaction((tx) => tx.insertChange(change))
      return change
    },
    findChange: ({ id }) => store.transaction((tx) => tx.findChange(id)),
  }
}

const newSecretId = (): string => noteSecret(randomUUID(), 'a key of the backend')

const invitee: Omit<Invitee, 'key'> = { name: 'Bob', actors: [bob] }

const invitationOf = (now: Date, wish: Partial<Invitation>): Invitation => ({
  id: asInvitationId(randomUUID()),
  team: team.id,
  tenant: team.tenant,
  invitee: { ...invitee, key: inviteeKey(invitee) },
  role: 'member',
  inviter: ann,
  inviterName: 'Ann',
  status: 'pending',
  createdAt: now,
  expiresAt: new Date(now.getTime() + team.invitationLifeMs),
  ...wish,
})

/** Bob's removal, which waits for a second person for an hour. */
const changeOf = (now: Date, wish: Partial<Change>): Change => ({
  id: asChangeId(randomUUID()),
  team: team.id,
  tenant: team.tenant,
  what: { kind: 'remove', account: asAccountId('bob'), name: 'Bob', role: 'member', rank: 'member' },
  askedBy: ann,
  askedByName: 'Ann',
  place: { platform: 'chat', space: 'here', channel: 'admins', isDirect: false },
  status: 'asked',
  createdAt: now,
  dueAt: new Date(now.getTime() + HOUR_MS),
  ...wish,
})

async function insert(
  store: Store,
  invitation: Invitation,
  work: readonly InvitationWork['kind'][],
): Promise<Invitation> {
  await store.transaction(async (tx) => {
    await tx.insertInvitation(invitation)
    for (const kind of work) await tx.enqueue(workOf(kind, invitation), invitation.createdAt)
  })
  return invitation
}

function workOf(kind: InvitationWork['kind'], { id: invitation }: Invitation): InvitationWork {
  if (kind === 'deliver_card') return { kind, invitation, to: bob }
  if (kind === 'notify_inviter') return { kind, invitation, news: 'ended' }
  if (kind !== 'mention') return { kind, invitation }
  return { kind, invitation, to: bob, place: { platform: 'chat', space: 'here', channel: 'general' } }
}

/** What the test knows to be there. */
export function sure<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('It is not there')
  return value
}

/** What is in the audit log about it, by action. */
export const auditOf = async ({ store }: Rig, { id }: Invitation): Promise<string[]> =>
  (await store.transaction((tx) => tx.listAudit({ team: team.id, invitation: id }))).map(
    ({ action, reason }) => (reason ? `${action} ${reason}` : action),
  )

/** Titles of the messages that somebody got. */
export const toldTo = ({ platform }: Rig, actor: { readonly id: string }): readonly string[] =>
  platform.delivered
    .filter(({ to }) => to.id === actor.id)
    .map(({ view }) => readAloud(view).split('\n')[0] ?? '')

/** As {@link auditOf}, of a change. */
export const auditOfChange = async ({ store }: Rig, { id }: Change): Promise<string[]> =>
  (await store.transaction((tx) => tx.listAudit({ team: team.id, change: id }))).map(({ action, reason }) =>
    reason ? `${action} ${reason}` : action,
  )

/** Kinds of the effects that are due about it, in order; they are done with it. */
export async function takeWaiting(
  { store, deps }: Rig,
  { id: about }: Pick<Change, 'id'>,
): Promise<string[]> {
  const claim = { now: deps.now(), leaseUntil: new Date(deps.now().getTime() + 1), limit: 1, about }
  const next = () =>
    store.transaction(async (tx) => {
      const [effect] = await tx.claimEffects(claim)
      if (effect) await tx.finishEffect(effect.id)
      return effect?.work.kind
    })
  const kinds: string[] = []
  for (let kind = await next(); kind; kind = await next()) kinds.push(kind)
  return kinds
}
