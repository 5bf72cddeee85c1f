import { randomUUID } from 'node:crypto'
import { backends as kinds } from '../../../src/backends/backends.ts'
import { commandTable } from '../../../src/commands.ts'
import { readConfig } from '../../../src/config/read-config.ts'
import { connectTeams } from '../../../src/connect-teams.ts'
import { createDispatch, type DispatchDeps } from '../../../src/dispatch.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { asDeliveryId, asTeamId } from '../../../src/domain/ids.ts'
import { createWorker } from '../../../src/jobs/worker.ts'
import type { Interaction } from '../../../src/platforms/platform.ts'
import { routes } from '../../../src/routes.ts'
import type { StandIn } from '../../../src/simulator/backends/stand-in.ts'
import type { Clock } from '../../../src/simulator/clock.ts'
import { createRecent } from '../../../src/usecases/recent.ts'
import { createVault } from '../../../src/vault.ts'
import type { Answer } from '../../../src/views/view.ts'
import { openEmptyStore } from '../../backends/open-embedded.ts'
import { captureLog, noteSecretsOf } from '../../dsl/log.ts'
import { createFakePlatform, createFakeResponder } from '../../fakes/platform.ts'
import { withoutLinks } from '../../fakes/without-links.ts'

/** A chat where everybody exists, with the whole product behind it, and a vendor behind that. */
export interface Chat {
  /** Somebody does something and is answered. */
  does(who: string, what: Doing): Promise<Answer>
  /** Waits until something is due, and does it. */
  passToNext(): Promise<void>
  /** The operator says whose account that is. */
  linkAs(who: string, email: string): Promise<void>
  /** The open one's id. */
  invitationOf(email: string): Promise<string>
  close(): Promise<void>
}

export type Doing = Pick<Interaction, 'kind' | 'name' | 'input'>

export const OWNER = 'ann'

const TEAM = asTeamId('main')

export const emailOf = (handle: string): string => `${handle}@lighthouse.example`

export async function openChat(standIn: StandIn, clock: Clock): Promise<Chat> {
  const store = await openEmptyStore()
  const log = captureLog().logger
  noteSecretsOf(standIn.environment)
  const config = await readConfig(standIn.environment, kinds)
  if (config.kind === 'problems') throw new Error(config.problems.join('\n'))
  const shared = { store, now: clock.now, log, newId: randomUUID }
  const { teams, backends, close } = connectTeams(config.config.teams, { ...shared, kinds })
  const platform = knowing(createFakePlatform('chat'))
  const jobs = {
    ...shared,
    teams,
    backends,
    platforms: new Map([['chat', platform]]),
    signIns: { of: () => [] },
    owners: [inChat(OWNER)],
    recent: createRecent(clock.now),
    random: () => 0,
    vault: createVault({ store, keys: [Buffer.alloc(32)], now: clock.now }),
  }
  const worker = createWorker(jobs)
  const deps: DispatchDeps = {
    ...jobs,
    ...withoutLinks,
    routes,
    commands: commandTable,
    settle: worker.settle,
    newReference: () => 'bench',
  }
  const dispatch = createDispatch(deps)
  return {
    does: async (who, what) => {
      const responder = createFakeResponder()
      await dispatch(interactionOf(who, what), responder)
      const [answer] = responder.answers
      if (!answer) throw new Error('there was no answer')
      return answer
    },
    passToNext: async () => {
      const at = await store.transaction((tx) => tx.nextEffectAt())
      clock.advance(Math.max(0, (at ?? clock.now()).getTime() - clock.now().getTime()))
      await worker.quiet()
    },
    linkAs: async (who, email) => {
      const team = teams.get(TEAM)
      const member = await backends.of(team).findMember({ email })
      if (!member) throw new Error('nobody has this address')
      const link = { team: TEAM, tenant: team.tenant, actor: inChat(who), account: member.account, email }
      await store.transaction((tx) => tx.saveLink({ ...link, proof: 'configured' }))
    },
    invitationOf: async (email) => {
      const open = await store.transaction((tx) => tx.findOpenInvitation(TEAM, `email:${email}`))
      if (!open) throw new Error('there is no such invitation')
      return open.id
    },
    close: async () => {
      await worker.stop()
      await close()
      await store.close()
    },
  }
}

const inChat = (id: string): Actor => ({ platform: 'chat', id })

/** Everybody has the address of their handle. */
function knowing(platform: ReturnType<typeof createFakePlatform>): typeof platform {
  return {
    ...platform,
    findPerson: async (actor) => ({ actor, name: actor.id, kind: 'person', email: emailOf(actor.id) }),
  }
}

const interactionOf = (who: string, what: Doing): Interaction => ({
  delivery: asDeliveryId(randomUUID()),
  actor: inChat(who),
  actorName: who,
  isOurs: true,
  place: { platform: 'chat', space: 'here', isDirect: false },
  ...what,
})
