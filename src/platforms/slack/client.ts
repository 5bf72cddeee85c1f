import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { Logger } from 'pino'
import { sdkLog } from './sdk-log.ts'

const TIMEOUT_MS = 5000

/**
 * Nothing is sent twice behind our back: the client's own retries repeat chat.postMessage after a timeout, and its
 * waiting out of a 429 holds up every other call.
 */
export function createClient(botToken: string, apiUrl: URL, log: Logger): WebClient {
  return new WebClient(botToken, clientOptions(apiUrl, log))
}

export const clientOptions = (apiUrl: URL, log: Logger): WebClientOptions => ({
  slackApiUrl: apiUrl.href.endsWith('/') ? apiUrl.href : `${apiUrl.href}/`,
  timeout: TIMEOUT_MS,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  logger: sdkLog(log),
})
