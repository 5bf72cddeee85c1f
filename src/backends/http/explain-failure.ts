import { z } from 'zod'
import type { UnavailableBecause } from '../backend.ts'
import { LARGEST_ANSWER_BYTES } from './manners.ts'

/** Of an error of the client or the system; the rest of it may hold addresses and what was received. */
const failure = z.object({
  name: z.string().catch('Error'),
  code: z.string().catch(''),
  syscall: z.string().catch(''),
})

type Failure = z.infer<typeof failure>

/** Why no answer was received, with nothing of the error but its name and code. */
export function explainFailure(error: unknown, timeoutMs: number): UnavailableBecause {
  const read = failure.safeParse(error).data ?? { name: 'Error', code: '', syscall: '' }
  const kind = KINDS.find(({ is }) => is(read))
  const because = kind
    ? kind.because(read)
    : { trouble: 'not_answering' as const, problem: brokenOrLate(read, timeoutMs) }
  return { ...because, cause: { name: read.name, ...(read.code !== '' && { code: read.code }) } }
}

function brokenOrLate({ name, code }: Failure, timeoutMs: number): string {
  return name === 'TimeoutError'
    ? `no answer within ${timeoutMs} ms`
    : `the connection broke (${code || name})`
}

type Kind = {
  readonly is: (failure: Failure) => boolean
  readonly because: (failure: Failure) => UnavailableBecause
}

/** Failures about which more is known than that there was no answer. */
const KINDS: readonly Kind[] = [
  {
    is: ({ code }) => code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE',
    because: () => ({
      trouble: 'unreadable',
      problem: `answer over ${LARGEST_ANSWER_BYTES / 1024 / 1024} MB`,
    }),
  },
  {
    is: ({ name }) => name === 'HTTPParserError' || name === 'HeadersOverflowError',
    because: () => ({ trouble: 'unreadable', problem: 'answered with something that is not HTTP' }),
  },
  {
    is: ({ code }) => UNTRUSTED.test(code),
    because: ({ code }) => ({
      trouble: 'misconfigured',
      problem: `no secure connection (${code})`,
      isUndone: true,
    }),
  },
  {
    is: ({ name, code, syscall }) =>
      code === 'UND_ERR_CONNECT_TIMEOUT' ||
      CONNECTING.has(syscall) ||
      // Every address of the host was tried, and none took the connection.
      name === 'AggregateError',
    because: ({ code }) => ({ trouble: 'not_answering', problem: `no connection (${code})`, isUndone: true }),
  },
]

const CONNECTING = new Set(['connect', 'getaddrinfo'])

/** A handshake that failed before anything was sent. https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const UNTRUSTED =
  /^(ERR_TLS_CERT_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)$)/
