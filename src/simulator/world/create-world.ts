import { channels } from './channels.ts'
import { people, snowflakeAt } from './people.ts'
import type { World } from './world.ts'

/** Lighthouse: a small company that works on Slack and keeps its friends on Discord. */
export function createWorld(): World {
  return {
    workspace: { id: 'T02LIGHTH0U', name: 'Lighthouse', domain: 'lighthouse' },
    guild: { id: snowflakeAt('2021-03-01T10:00:00.000Z'), name: 'Lighthouse' },
    people,
    channels,
    roles: [{ id: snowflakeAt('2021-03-01T10:04:00.000Z', 5), name: 'Keepers', members: ['hana', 'erik'] }],
  }
}
