import type { ScreenFile } from '../twin.ts'
import type { Chat } from './chat.ts'
import { load } from './files.ts'

/** Hands the file to the browser, which puts it where it puts downloads. */
export async function download(chat: Chat, file: ScreenFile): Promise<void> {
  const asked = new URLSearchParams({ platform: chat.platform, person: chat.person.value, id: file.id })
  const content = await load(chat, `/file?${asked}`)
  if (content) save(content, file.name)
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser still reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
