import { LARGEST_FILE_BYTES } from '../server/limits.ts'
import type { SentFile } from '../server/messages.ts'
import { sizeText } from './text/sizes.ts'

/** A file that somebody chose on this machine. It is read at once: later it may be gone. */
export type ChosenFile = SentFile & { readonly bytes: number }

type Complaining = { complain(sentence: string): void }

/** Undefined where it cannot be taken; the chat then says why. */
export async function takeFile(chat: Complaining, file: File): Promise<ChosenFile | undefined> {
  if (file.size > LARGEST_FILE_BYTES) {
    const [size, most] = [sizeText(file.size), sizeText(LARGEST_FILE_BYTES)]
    chat.complain(`“${file.name}” is ${size} large, and this page takes ${most} at most.`)
    return undefined
  }
  try {
    return { name: file.name, bytes: file.size, content: await base64Of(file) }
  } catch {
    chat.complain(`“${file.name}” could not be read. Is it still there? Please choose it again.`)
    return undefined
  }
}

export const sentFile = ({ name, content }: ChosenFile): SentFile => ({ name, content })

/** Many people in one file, for whoever has none at hand. */
export async function takeExample(chat: Complaining): Promise<ChosenFile | undefined> {
  const example = await load(chat, '/example-list.csv')
  return example && takeFile(chat, new File([example], 'example-list.csv'))
}

/** What the simulator's server has there; where it has nothing, the chat says why. */
export async function load(chat: Complaining, path: string): Promise<Blob | undefined> {
  try {
    const response = await fetch(path)
    if (response.ok) return await response.blob()
    chat.complain(await response.text())
  } catch {
    chat.complain('The simulator did not hand the file over. Please try again.')
  }
  return undefined
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      const dataUrl = typeof reader.result === 'string' ? reader.result : ''
      resolve(dataUrl.slice(dataUrl.indexOf(',') + 1))
    })
    reader.addEventListener('error', () => reject(new Error('unreadable', { cause: reader.error })))
    reader.readAsDataURL(file)
  })
}
