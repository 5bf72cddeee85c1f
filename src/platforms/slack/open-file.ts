import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { download } from '../download.ts'
import type { Pacer } from '../pace.ts'
import { type FileOpening, type PickedFile, PlatformUnavailable } from '../platform.ts'
import { errorCode, unavailable } from './errors.ts'
import { fileAddress } from './file-address.ts'
import { readFileHandle } from './file-handle.ts'
import { insist } from './insist.ts'
import { LANES } from './limits.ts'

export type Opening = {
  readonly client: WebClient
  readonly pacer: Pacer
  readonly botToken: string
  readonly apiUrl: URL
  readonly silenceMs?: number
}

/** https://docs.slack.dev/reference/objects/file-object: of a file that is gone nearly every key is missing. */
const slackFile = z.object({
  mode: z.string().optional(),
  user: z.string().optional(),
  is_external: z.boolean().default(false),
  url_private_download: z.string().nullish(),
})

type SlackFile = z.infer<typeof slackFile>

/** Somebody waits for it, and it is tried more than once. */
const SILENCE_MS = 5000

/**
 * Asks Slack itself what the id means, and who brought the file: whatever else a form says of it was said by a client.
 * The token goes to Slack's own place for files and nowhere else. Throws {@link PlatformUnavailable}.
 */
export function openFile(opening: Opening, { handle }: PickedFile): Promise<FileOpening> {
  const { silenceMs = SILENCE_MS } = opening
  return insist(async () => {
    const given = readFileHandle(handle)
    const found = given && (await findFile(opening, given.file))
    if (!found || isGone(found)) return refused('gone')
    const url = fileAddress(found.url_private_download ?? '', opening.apiUrl)
    if (!url || found.is_external || found.user !== given.user) return refused('elsewhere')
    return download({ who: 'Slack', url, headers: authorizationOf(opening), silenceMs })
  })
}

const authorizationOf = ({ botToken }: Opening) => ({ authorization: `Bearer ${botToken}` })

const refused = (reason: Extract<FileOpening, { kind: 'refused' }>['reason']): FileOpening => ({
  kind: 'refused',
  reason,
})

/** https://docs.slack.dev/reference/methods/files.info#errors */
const NO_FILE = new Set(['file_not_found', 'file_deleted', 'not_visible', 'access_denied'])

async function findFile({ client, pacer }: Opening, file: string): Promise<SlackFile | undefined> {
  const ask = () =>
    client.files.info({ file }).catch((error: unknown) => {
      if (NO_FILE.has(errorCode(error) ?? '')) return undefined
      throw unavailable('files.info', error)
    })
  const answer = await pacer.paced({ key: file, lanes: [LANES.file] }, ask)
  if (!answer) return undefined
  const { data } = slackFile.safeParse(answer.file)
  if (!data) throw new PlatformUnavailable('Slack', { problem: 'files.info: answered without a file' })
  return data
}

/** A workspace that does not pay hides what is old. */
const GONE = new Set(['tombstone', 'hidden_by_limit'])

const isGone = ({ mode = '' }: SlackFile): boolean => GONE.has(mode)
