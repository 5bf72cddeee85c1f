import type { Logger } from 'pino'
import { createPacer } from '../pace.ts'
import type { Platform } from '../platform.ts'
import { createClient } from './client.ts'
import { deliver, find, post, revise, type Sending } from './deliver.ts'
import { createPeople } from './find-person.ts'
import { readMention, SLACK, slackActor } from './ids.ts'
import { inspect } from './inspect.ts'
import { findInstallation } from './installation.ts'
import { openFile } from './open-file.ts'
import { createHttpReceiver } from './receive/http-receiver.ts'
import { createLine } from './receive/line.ts'
import type { SlackOptions } from './slack-options.ts'

/** Slack, for one workspace. */
export function createSlack(options: SlackOptions): Platform {
  const client = createClient(options.botToken, options.apiUrl, options.log)
  const door = options.mode === 'http' ? createHttpReceiver(options) : undefined
  const installation = remember(() => findInstallation(client, options.log))
  const noteSetting = createNote(options.log)
  const pacer = createPacer({ who: 'Slack', now: options.now })
  const { findPerson, findPersonByEmail, recall } = createPeople({ client, pacer, installation })
  const sending = async (): Promise<Sending> => {
    const { team } = await installation()
    return { client, pacer, team, noteSetting }
  }
  const line = createLine({ options, client, door, installation, sending })

  return {
    name: SLACK,
    title: 'Slack',
    endpoints: door ? [{ path: '/slack/events', listener: door.listener }] : [],
    start: line.start,
    drain: line.drain,
    stop: line.stop,
    deliver: async (to, view, attempt) => deliver(await sending(), to, { view, attempt }),
    find: async (to, _view, nonce) => find(await sending(), to, nonce),
    post: async (channel, view, attempt) => post(await sending(), channel, { view, attempt }),
    revise: async (ref, view, urgency) => revise(await sending(), ref, { view, urgency }),
    findPerson,
    findPersonByEmail,
    readMention: async (word) => {
      const user = readMention(word)
      return user === undefined ? undefined : slackActor((await installation()).team, user)
    },
    openFile: (file) => openFile({ ...options, client, pacer }, file),
    inspect: (channel) => inspect({ client, installation, recall }, channel),
  }
}

/** Once is enough: it is the same for everybody. */
function createNote(log: Logger): () => void {
  let isNoted = false
  return () => {
    if (!isNoted)
      log.error(
        { setting: 'features.app_home.messages_tab_enabled' },
        'slack lets this app send no direct messages: switch the Messages Tab on, on the page App Home of your Slack app',
      )
    isNoted = true
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
