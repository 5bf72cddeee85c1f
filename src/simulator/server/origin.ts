import type { IncomingHttpHeaders } from 'node:http'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Whether the request names this machine. A page elsewhere whose name was pointed here (DNS rebinding) names
 * its own.
 */
export function isOwnHost({ host }: IncomingHttpHeaders, boundTo: string): boolean {
  if (!host || !URL.canParse(`http://${host}`)) return false
  return [...LOOPBACK, boundTo].includes(new URL(`http://${host}`).hostname)
}

/** Whether our own page asks. Browsers let any page open a socket to any host, and always say which page it was. */
export const isOwnOrigin = (headers: IncomingHttpHeaders, boundTo: string): boolean =>
  isOwnHost(headers, boundTo) && headers.origin === `http://${headers.host}`
