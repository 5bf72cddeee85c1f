import { z } from 'zod'
import { type FileOpening, PlatformUnavailable } from './platform.ts'

export type Download = {
  /** The platform as people call it. */
  readonly who: string
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  /** How long the other side may say nothing: before it answers, and between two pieces of the file. */
  readonly silenceMs?: number
}

const SILENCE_MS = 10_000

/**
 * A file as it arrives. Goes to no other address than this, so that nothing that is sent along gets anywhere else.
 * Throws {@link PlatformUnavailable}. Neither that nor its cause holds the address, which is as good as the file.
 */
export async function download(asked: Download): Promise<FileOpening> {
  const patience = createPatience(asked.silenceMs ?? SILENCE_MS)
  const { url, headers = {} } = asked
  const calling = fetch(url, { headers, redirect: 'manual', signal: patience.signal })
  const response = await patience.during(calling).catch((error: unknown) => {
    throw silent(asked, error)
  })
  const opening = judge(asked, response, patience)
  // Whoever does not read an answer keeps its connection busy.
  if (!(opening instanceof Error) && opening.kind === 'open') return opening
  await response.body?.cancel().catch(() => undefined)
  if (opening instanceof Error) throw opening
  return opening
}

type Patience = {
  readonly signal: AbortSignal
  /** Gives up by the signal where it takes too long. */
  readonly during: <Result>(wait: Promise<Result>) => Promise<Result>
}

function createPatience(ms: number): Patience {
  const giveUp = new AbortController()
  return {
    signal: giveUp.signal,
    during: async (wait) => {
      const timer = setTimeout(() => giveUp.abort(), ms)
      try {
        return await wait
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

const GONE: readonly number[] = [403, 404, 410]

function judge(asked: Download, response: Response, patience: Patience): FileOpening | PlatformUnavailable {
  const { status, headers } = response
  if (status === 429 || status >= 500) return busy(asked, response)
  if (status >= 300 && status < 400) return { kind: 'refused', reason: 'elsewhere' }
  if (GONE.includes(status)) return { kind: 'refused', reason: 'gone' }
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false
  if (status !== 200 || isPage) return { kind: 'refused', reason: 'not_the_file' }
  return { kind: 'open', content: read(asked, response, patience) }
}

async function* read(asked: Download, { body }: Response, patience: Patience): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  if (!reader) return
  const next = () =>
    patience.during(reader.read()).catch((error: unknown) => {
      throw silent(asked, error)
    })
  try {
    for (let part = await next(); !part.done; part = await next()) yield part.value
  } finally {
    // Whoever has read enough does not wait for the rest.
    await reader.cancel().catch(() => undefined)
  }
}

function busy({ who }: Download, { status, headers }: Response): PlatformUnavailable {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : undefined
  return new PlatformUnavailable(who, { problem: `no file came (status ${status})`, waitMs, isUndone: true })
}

/** What `fetch` says may hold the address: of it there is only the code. */
function silent({ who }: Download, error: unknown): PlatformUnavailable {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const { code } = coded.safeParse(cause).data ?? { code: 'no answer' }
  return new PlatformUnavailable(who, { problem: `no file came (${code})`, isUndone: true })
}

const coded = z.object({ code: z.string() })
