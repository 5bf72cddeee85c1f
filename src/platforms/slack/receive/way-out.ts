import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import type { Actor } from '../../../domain/actor.ts'
import type { DeliveryId } from '../../../domain/ids.ts'
import { PlatformUnavailable } from '../../platform.ts'
import type { Sending } from '../deliver.ts'
import { errorCode, unavailable } from '../errors.ts'
import { insist } from '../insist.ts'
import type { Origin } from '../render/form.ts'

/** What all ways of answering share. */
export type WayOut = Origin &
  Sending & {
    /** Who is answered, and what they did. */
    readonly asker: Actor
    readonly delivery: DeliveryId
    readonly log: Logger
  }

const TIMEOUT_MS = 5000

/**
 * A message through the `response_url` of an interaction, good for five uses in 30 minutes.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export const respond = (responseUrl: string, message: object): Promise<void> =>
  insist(() => post(responseUrl, message))

async function post(responseUrl: string, message: object): Promise<void> {
  // The url lets anybody answer, and fetch's own errors may quote it: nothing of them is passed on.
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => undefined)
  await response?.body?.cancel()
  if (!response?.ok) throw notTaken(response)
}

function notTaken(response: Response | undefined): Error {
  const problem = `the reply was not taken (${response?.status ?? 'no answer'})`
  if (!response || (response.status < 500 && response.status !== 429)) return new Error(`Slack: ${problem}`)
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new PlatformUnavailable('Slack', { problem, ...(seconds > 0 && { waitMs: seconds * 1000 }) })
}

/** Opens a modal; false where the trigger is too old or was used already. */
export async function openView(client: WebClient, triggerId: string, view: ModalView): Promise<boolean> {
  const open = () =>
    client.views.open({ trigger_id: triggerId, view }).then(
      () => true,
      (error: unknown) => {
        if (LATE.has(errorCode(error) ?? '')) return false
        throw unavailable('views.open', error)
      },
    )
  return insist(open)
}

/** Shows something else in an open modal. */
export async function updateView(client: WebClient, viewId: string, view: ModalView): Promise<void> {
  await insist(() =>
    client.views.update({ view_id: viewId, view }).catch((error: unknown) => {
      throw unavailable('views.update', error)
    }),
  )
}

const LATE = new Set(['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired', 'trigger_exchanged'])
