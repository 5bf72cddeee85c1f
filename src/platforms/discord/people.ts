import type { REST } from 'discord.js'
import type { Actor, Person } from '../../domain/actor.ts'
import type { Pacer } from '../pace.ts'
import type { Platform } from '../platform.ts'
import { createRecent } from '../recent.ts'
import { findMember, findPerson } from './find-person.ts'
import { CROWD_LOOK_UPS } from './limits.ts'

type Deps = {
  readonly rest: Pick<REST, 'get'>
  readonly pacer: Pacer
  /** Those that the bot is in. */
  readonly guildIds: () => readonly string[]
}

export type People = {
  readonly find: Platform['findPerson']
  /** As somebody was in that guild a moment ago. */
  readonly recall: (guildId: string, actor: Actor) => Promise<Person | undefined>
}

/** So long one of very many counts as looked up: their turn may come in several goes. */
const CROWD_LIFE_MS = 10 * 60_000

/** Whoever nobody waits for waits for their turn, and is remembered; everybody else is asked for at once. */
export function createPeople({ rest, pacer, guildIds }: Deps): People {
  const find = (id: string) => findPerson(rest, guildIds(), actorOf(id))
  const crowd = createRecent(
    (id, urgency) => pacer.paced({ key: id, urgency, lanes: [CROWD_LOOK_UPS] }, () => find(id)),
    CROWD_LIFE_MS,
  )
  const members = createRecent((key) => {
    const [guildId = '', id = ''] = key.split('/')
    return findMember(rest, guildId, actorOf(id))
  })
  return {
    find: ({ id }, urgency = 'interactive') => {
      if (urgency === 'interactive') return find(id)
      return urgency === 'bulk' ? crowd.recall(id, urgency) : crowd.ask(id, urgency)
    },
    recall: (guildId, { id }) => members.recall(`${guildId}/${id}`),
  }
}

const actorOf = (id: string): Actor => ({ platform: 'discord', id })
