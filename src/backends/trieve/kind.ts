import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Backend } from '../backend.ts'
import type { BackendKind, Connection } from '../backend-kind.ts'
import { createHttp } from '../http/http.ts'
import { tellChanges } from '../http/tell-changes.ts'
import { createRoster } from '../roster.ts'
import { createTurns } from '../turns.ts'
import { createTrieve } from './backend.ts'
import { createClient, WHO } from './client.ts'
import { facts } from './facts.ts'
import { listAll } from './members.ts'
import { SETTINGS } from './settings.ts'

const url = z.url().transform((text) => new URL(text))
const parsed = z.object({ organization: z.string(), apiKey: z.string(), apiUrl: url, returnUrl: url })

/** The first wait before a look at lists that do not yet show what was taken. */
const FIRST_WAIT_MS = 250

export const trieve = {
  facts,
  notes: [
    'Somebody who has an account at Trieve joins at once and is not asked there, so Usher asks them first.',
    'Accepting is a login in the browser; Usher gives the link that Trieve sends by mail.',
    'Trieve would let a team lose its last owner, and an admin demote an owner; Usher does not.',
    'Leaving takes a personal user key and the role admin or owner: Trieve lets nobody else remove a membership.',
  ],
  settings: SETTINGS,
  connect({ settings, now, manners }: Pick<Connection, 'settings' | 'now' | 'manners'>): Backend {
    const { apiKey, ...options } = parsed.parse(settings)
    const headers = () => ({ authorization: apiKey })
    const http = createHttp({ who: WHO, baseUrl: options.apiUrl, headers, now, manners })
    const { firstWaitMs = FIRST_WAIT_MS } = manners ?? {}
    const client = createClient(
      tellChanges(http, () => roster.forget()),
      options,
    )
    const roster = createRoster(() => listAll({ client }), now)
    return createTrieve(
      {
        client,
        roster,
        pause: (attempt) => pause(firstWaitMs * 2 ** (attempt - 1)),
        inTurn: createTurns(),
      },
      { ...options, close: () => http.close() },
    )
  },
} satisfies BackendKind
