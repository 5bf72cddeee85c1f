import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { type Invitation, inviteeKey } from '../../../src/domain/invitation.ts'
import { openStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { invitationWith, keep } from '../../contracts/store/samples.ts'
import { sampleTeam } from '../../domain/sample-team.ts'
import { hire } from './hire.ts'
import { nowMs } from './told.ts'

const WAITING = 5_000
const ONE_BY_ONE = 1_000
const EVERY_MS = 10
/** Whatever is run twice has had its time by then. */
const AFTERWARDS_MS = 2_000
const LONGEST_MS = 120_000

/** Moments by who got a card. */
type Moments = ReadonlyMap<string, readonly number[]>

export type Measured = {
  /** Of those that waited before anybody looked, and of those that were committed one at a time. */
  readonly waiting: Moments
  readonly oneByOne: Moments
  readonly delivered: Moments
  /** Effects that nobody ran. */
  readonly left: number
}

export async function measure(databaseUrl: URL): Promise<Measured> {
  const store = await openStore({ databaseUrl: databaseUrl.href, dataDir: tmpdir() })
  const delivered = new Map<string, number[]>()
  const note = (to: string, atMs: number) => void delivered.set(to, [...(delivered.get(to) ?? []), atMs])

  const waiting = await enqueue(store, await makeInvitations(store, WAITING))
  const hired = await Promise.all([hire(databaseUrl, note), hire(databaseUrl, note)])
  await until(() => delivered.size >= WAITING)

  const oneByOne = new Map<string, readonly number[]>()
  for (const invitation of await makeInvitations(store, ONE_BY_ONE)) {
    for (const [to, moments] of await enqueue(store, [invitation])) oneByOne.set(to, moments)
    await pause(EVERY_MS)
  }
  await until(() => delivered.size >= WAITING + ONE_BY_ONE)

  await pause(AFTERWARDS_MS)
  await Promise.all(hired.map(({ dismiss }) => dismiss()))
  const left = await store.transaction((tx) => tx.countEffects({ kinds: ['deliver_card'] }))
  await store.close()
  return { waiting, oneByOne, delivered, left }
}

async function makeInvitations(store: Store, count: number): Promise<readonly Invitation[]> {
  const { id: team, tenant } = sampleTeam()
  const invitations = Array.from({ length: count }, () => {
    const actors = [{ platform: 'chat', id: randomUUID() }]
    return invitationWith({ team, tenant, invitee: { actors, key: inviteeKey({ actors }) } })
  })
  await keep(store, ...invitations)
  return invitations
}

/** A card for each: who is to get it, and the moment before the commit. */
function enqueue(store: Store, invitations: readonly Invitation[]): Promise<Moments> {
  const cards = invitations.flatMap(({ id: invitation, invitee }) =>
    invitee.actors.map((to) => ({ kind: 'deliver_card', invitation, to }) as const),
  )
  return store.transaction(async (tx) => {
    for (const card of cards) await tx.enqueue(card, new Date())
    return new Map(cards.map(({ to }) => [to.id, [nowMs()]]))
  })
}

async function until(holds: () => boolean): Promise<void> {
  const giveUpAtMs = performance.now() + LONGEST_MS
  while (!holds() && performance.now() < giveUpAtMs) await pause(20)
}
