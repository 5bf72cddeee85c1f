import type { Platform } from '../platform.ts'
import { createClient } from './client.ts'
import { deliver, post, revise } from './deliver.ts'
import { createPeople } from './find-person.ts'
import { SLACK } from './ids.ts'
import { inspect } from './inspect.ts'
import { findInstallation } from './installation.ts'
import { createHttpReceiver } from './receive/http-receiver.ts'
import { createLine } from './receive/line.ts'
import type { SlackOptions } from './slack-options.ts'

/** Slack, for one workspace. */
export function createSlack(options: SlackOptions): Platform {
  const client = createClient(options.botToken, options.apiUrl, options.log)
  const door = options.mode === 'http' ? createHttpReceiver(options) : undefined
  const installation = remember(() => findInstallation(client, options.log))
  const { findPerson, findPersonByEmail, recall } = createPeople({ client, installation })
  const line = createLine({ options, client, door, installation })

  return {
    name: SLACK,
    title: 'Slack',
    endpoints: door ? [{ path: '/slack/events', listener: door.listener }] : [],
    start: line.start,
    drain: line.drain,
    stop: line.stop,
    deliver: async (to, view) => deliver({ client, team: (await installation()).team }, to, view),
    post: async (channel, view) => post({ client, team: (await installation()).team }, channel, view),
    revise: async (ref, view) => revise({ client, team: (await installation()).team }, ref, view),
    findPerson,
    findPersonByEmail,
    inspect: (channel) => inspect({ client, installation, recall }, channel),
  }
}

/** Asks once, and again after a failure. */
function remember<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let known: Promise<Value> | undefined
  return () => {
    known ??= ask().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
}
