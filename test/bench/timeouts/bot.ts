import { randomUUID } from 'node:crypto'
import type { Backend } from '../../../src/backends/backend.ts'
import type { Manners } from '../../../src/backends/backend-kind.ts'
import { backends as kinds } from '../../../src/backends/backends.ts'
import { readConfig } from '../../../src/config/read-config.ts'
import { connectTeams } from '../../../src/connect-teams.ts'
import { asInvitationId, asTeamId } from '../../../src/domain/ids.ts'
import { type Invitation, inviteeKey } from '../../../src/domain/invitation.ts'
import { findOrdinaryRole } from '../../../src/domain/role.ts'
import type { Team } from '../../../src/domain/team.ts'
import type { JobDeps } from '../../../src/jobs/deps.ts'
import type { StandInName } from '../../../src/simulator/backends/stand-ins.ts'
import type { Clock } from '../../../src/simulator/clock.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import type { Store } from '../../../src/store/store.ts'
import { createRecent } from '../../../src/usecases/recent.ts'
import { closedVault } from '../../../src/vault.ts'
import { openEmptyStore } from '../../backends/open-embedded.ts'
import { type CapturedLog, captureLog, noteSecret, noteSecretsOf } from '../../dsl/log.ts'
import { createFakePlatform, type FakePlatform } from '../../fakes/platform.ts'
import { openEmbedded } from './embedded-place.ts'
import type { Place } from './place.ts'
import { openStandIn } from './stand-in-place.ts'

export type BackendName = 'embedded' | StandInName

/** The out-line of a team whose backend can be told to go wrong, on a clock that is moved by hand. */
export interface Bot {
  readonly place: Place
  readonly store: Store
  readonly clock: Clock
  readonly platform: FakePlatform
  readonly log: CapturedLog
  readonly team: Team
  /** Another process's worth of connections. */
  connect(manners: Partial<Manners>): Promise<JobDeps>
  /** Their sends are due at once. */
  invite(emails: readonly string[]): Promise<void>
  close(): Promise<void>
}

export const ANN = { platform: 'chat', id: 'ann' }

const TEAM = asTeamId('main')

export async function openBot(
  name: BackendName,
  spoiled: (backend: Backend) => Backend = (backend) => backend,
): Promise<Bot> {
  const open = new AsyncDisposableStack()
  const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
  const store = await openEmptyStore()
  open.defer(() => store.close())
  const place = name === 'embedded' ? openEmbedded(store, TEAM) : await openStandIn(name, clock)
  open.defer(() => place.close())
  const platform = createFakePlatform('chat')
  const log = captureLog()
  const connect = async (manners: Partial<Manners>): Promise<JobDeps> => {
    const configs = await readTeams(place)
    const deps = { kinds, store, now: clock.now, newId: newSecretId, manners, log: log.logger }
    const { teams, backends, close } = connectTeams(configs, deps)
    open.defer(close)
    return {
      store,
      now: clock.now,
      log: log.logger,
      platforms: new Map([['chat', platform]]),
      backends: { of: (team) => spoiled(place.reach(backends.of(team))) },
      teams,
      signIns: { of: () => [] },
      owners: [],
      recent: createRecent(clock.now),
      random: () => 0,
      vault: closedVault,
    }
  }
  const { teams, backends } = await connect({})
  const team = teams.get(TEAM)
  const role = findOrdinaryRole(await backends.of(team).listRoles())?.name ?? ''
  return {
    place,
    store,
    clock,
    platform,
    log,
    team,
    connect,
    invite: (emails) => invite(store, { team, role, at: clock.now() }, emails),
    close: () => open.disposeAsync(),
  }
}

const newSecretId = (): string => noteSecret(randomUUID(), 'a key of the backend')

async function readTeams({ environment }: Place) {
  noteSecretsOf(environment)
  const read = await readConfig(environment, kinds)
  if (read.kind === 'problems') throw new Error(read.problems.join('\n'))
  return read.config.teams
}

type Wish = { readonly team: Team; readonly role: string; readonly at: Date }

const invite = (store: Store, wish: Wish, emails: readonly string[]): Promise<void> =>
  store.transaction(async (tx) => {
    for (const email of emails) {
      const invitation = invitationOf(wish, email)
      await tx.insertInvitation(invitation)
      await tx.enqueue({ kind: 'send', invitation: invitation.id }, wish.at)
    }
  })

/** As it is when the backend is asked: at once, or with the yes of who was asked first. */
function invitationOf({ team, role, at }: Wish, email: string): Invitation {
  const invitee = { name: nameOf(email), email, actors: [{ platform: 'chat', id: email }] }
  const isAskedFirst = team.consent === 'ask-first'
  return {
    id: asInvitationId(randomUUID()),
    team: team.id,
    tenant: team.tenant,
    invitee: { ...invitee, key: inviteeKey(invitee) },
    role,
    inviter: ANN,
    inviterName: 'Ann',
    status: isAskedFirst ? 'joining' : 'sending',
    ...(isAskedFirst && invitee.actors[0] && { answeredBy: invitee.actors[0] }),
    createdAt: at,
    expiresAt: new Date(at.getTime() + team.invitationLifeMs),
  }
}

/** Nobody else's name begins with it and a space. */
export const nameOf = (email: string): string => email.slice(0, email.indexOf('@'))
