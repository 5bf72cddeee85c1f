import { Pool } from 'undici'
import type { Manners } from '../backend-kind.ts'
import { CONNECTIONS, LARGEST_ANSWER_BYTES } from './manners.ts'

const LONGEST_CONNECT_MS = 5_000

/** Connections that stay open between calls, to one origin. Follows no redirect, repeats nothing. */
export function openPool({ origin }: URL, { timeoutMs }: Manners): Pool {
  return new Pool(origin, {
    connections: CONNECTIONS,
    pipelining: 1,
    allowH2: false,
    // Sooner than the call gives up: who was never reached has done nothing, and that is worth knowing.
    connectTimeout: Math.min(LONGEST_CONNECT_MS, Math.ceil(timeoutMs / 2)),
    maxResponseSize: LARGEST_ANSWER_BYTES,
  })
}
