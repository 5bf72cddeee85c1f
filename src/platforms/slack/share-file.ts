import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { TextFile } from '../../views/view.ts'
import type { Pacer } from '../pace.ts'
import { PlatformUnavailable } from '../platform.ts'
import { unavailable } from './errors.ts'
import { LANES } from './limits.ts'

type Sharing = { readonly client: WebClient; readonly pacer: Pacer }

/** Nobody sees it before it is shared. */
export type Uploaded = { readonly id: string; readonly title: string }

/**
 * Brings a file to Slack. Throws {@link PlatformUnavailable}.
 * https://docs.slack.dev/messaging/working-with-files#upload
 */
export async function uploadFile({ client, pacer }: Sharing, { name, content }: TextFile): Promise<Uploaded> {
  const bytes = new TextEncoder().encode(content)
  const announce = () => announceFile(client, { filename: name, length: bytes.byteLength })
  const { upload_url: url, file_id: id } = await pacer.paced({ key: name, lanes: [LANES.upload] }, announce)
  await bring(url, bytes)
  return { id, title: name }
}

const ticket = z.object({ upload_url: z.url(), file_id: z.string() })

async function announceFile(
  client: WebClient,
  announced: { readonly filename: string; readonly length: number },
): Promise<z.infer<typeof ticket>> {
  const answer = await client.files.getUploadURLExternal(announced).catch((error: unknown) => {
    throw unavailable('files.getUploadURLExternal', error)
  })
  return ticket.parse(answer)
}

const TIMEOUT_MS = 10_000

/** The address takes the file of anybody who has it, so it wants no token. */
async function bring(url: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
  const asked = { method: 'POST', body: content, signal: AbortSignal.timeout(TIMEOUT_MS) }
  // The address is as good as a token, and fetch's own errors may quote it: nothing of them is passed on.
  const response = await fetch(url, { ...asked, redirect: 'error' }).catch(() => undefined)
  await response?.body?.cancel()
  if (response?.ok) return
  throw new PlatformUnavailable('Slack', {
    problem: `the file was not taken (${response?.status ?? 'no answer'})`,
  })
}

/**
 * Puts it into a conversation, as a message of its own. Throws {@link PlatformUnavailable}.
 * @param channel a conversation's id; a person's is none here
 */
export function shareFile({ client, pacer }: Sharing, file: Uploaded, channel: string): Promise<void> {
  const share = async () => {
    await client.files
      .completeUploadExternal({ files: [file], channel_id: channel })
      .catch((error: unknown) => {
        throw unavailable('files.completeUploadExternal', error)
      })
  }
  return pacer.paced({ key: file.id, lanes: [LANES.share] }, share)
}
