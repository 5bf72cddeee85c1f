import { download } from '../download.ts'
import type { FileOpening, PickedFile } from '../platform.ts'

/** Where Discord keeps files. https://docs.discord.com/developers/reference#signed-attachment-cdn-urls */
const HOSTS: readonly string[] = ['cdn.discordapp.com', 'media.discordapp.net']

/** Files in messages, and those given with a command or in a form. */
const PATH = /^\/(?:ephemeral-)?attachments\/\d+\/\d+\/[^/]+$/u

/** The signed address is all that it takes to read a file: nothing else is sent along. Throws {@link PlatformUnavailable}. */
export async function openFile(apiUrl: URL, { handle }: PickedFile): Promise<FileOpening> {
  const url = URL.parse(handle)
  if (!url || !isOfDiscord(url, apiUrl)) return { kind: 'refused', reason: 'elsewhere' }
  return download({ who: 'Discord', url })
}

function isOfDiscord(url: URL, apiUrl: URL): boolean {
  const isKnown = url.protocol === 'https:' && HOSTS.includes(url.host)
  const isPlain = url.username === '' && url.password === ''
  return isPlain && PATH.test(url.pathname) && (isKnown || url.origin === apiUrl.origin)
}
