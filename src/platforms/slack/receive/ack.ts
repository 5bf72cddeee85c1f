import type { AckFn } from '@slack/bolt'
import type { Logger } from 'pino'

/** True where Slack has got it; false where the connection was gone, or Slack had stopped waiting. */
export type Ack<Payload> = (payload?: Payload) => Promise<boolean>

/**
 * Bolt's `ack` throws when the socket is just being renewed (`SMSendWhileNotReadyError`) or the request has ended.
 * The interaction is kept by then, so neither may stop it.
 */
export function sureAck<Payload>(ack: AckFn<Payload>, log: Logger): Ack<Payload> {
  return async (payload) => {
    try {
      await ack(payload)
      return true
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'slack acknowledgement lost')
      return false
    }
  }
}
