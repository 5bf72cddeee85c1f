import { type FileOpening, PlatformUnavailable } from '../platform.ts'

type Download = {
  readonly url: URL
  readonly botToken: string
  /** The file itself is a page, so that a page is no sign of something else. */
  readonly isPage: boolean
  readonly patienceMs?: number
}

const PATIENCE_MS = 5000

/**
 * What lies at this address, read as it arrives and never whole. Follows nobody elsewhere: there the token would go
 * along. Throws {@link PlatformUnavailable}, also while it is read; neither address nor token is in it.
 */
export async function download({ url, botToken, isPage, patienceMs }: Download): Promise<FileOpening> {
  const patience = createPatience(patienceMs ?? PATIENCE_MS)
  const headers = { authorization: `Bearer ${botToken}` }
  const asked = fetch(url, { headers, redirect: 'manual', signal: patience.signal })
  const response = await patience.during(asked).catch(() => undefined)
  if (!response || isForLater(response)) {
    patience.end()
    throw notGiven(response)
  }
  const refusal = refusalIn(response, isPage)
  if (!refusal) return { kind: 'open', content: read(response.body ?? new Blob([]).stream(), patience) }
  patience.end()
  return { kind: 'refused', reason: refusal }
}

type Refusal = Extract<FileOpening, { kind: 'refused' }>['reason']

/** Who may not read a file gets the page where people sign in, with a 200 or by a redirect. */
function refusalIn(response: Response, isPage: boolean): Refusal | undefined {
  if (response.status === 404 || response.status === 410) return 'gone'
  const type = response.headers.get('content-type') ?? ''
  return response.ok && (isPage || !type.startsWith('text/html')) ? undefined : 'not_the_file'
}

const isForLater = ({ status }: Response): boolean => status >= 500 || status === 429

function notGiven(response: Response | undefined): PlatformUnavailable {
  const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN)
  return new PlatformUnavailable('Slack', {
    problem: `the file was not given (${response?.status ?? 'no answer'})`,
    isUndone: true,
    ...(seconds > 0 && { waitMs: seconds * 1000 }),
  })
}

async function* read(body: ReadableStream<Uint8Array>, patience: Patience): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    let part = await patience.during(reader.read())
    while (!part.done) {
      yield part.value
      part = await patience.during(reader.read())
    }
  } finally {
    patience.end()
  }
}

type Patience = {
  readonly signal: AbortSignal
  /** Waits so long and no longer. Throws {@link PlatformUnavailable}. */
  readonly during: <Result>(work: Promise<Result>) => Promise<Result>
  /** Hangs up. */
  readonly end: () => void
}

/** Only silence counts, not how long whoever reads takes for what has come. */
function createPatience(ms: number): Patience {
  const controller = new AbortController()
  const end = (): void => controller.abort()
  return {
    signal: controller.signal,
    end,
    during: async (work) => {
      const timer = setTimeout(end, ms)
      try {
        return await work
      } catch {
        throw new PlatformUnavailable('Slack', { problem: 'the file broke off', isUndone: true })
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
