import type { Actor } from '../domain/actor.ts'
import { type FileOpening, type PickedFile, type Platform } from '../platforms/platform.ts'
import type { ListReader, ListReading } from './deps.ts'
import type { GivenLine } from './see-lines.ts'

/** People who were picked, a list that was pasted, and a file: all of it is one list. */
export type GivenList = {
  readonly picked: readonly Actor[]
  readonly pasted?: string
  readonly file?: PickedFile
}

export type Source = {
  readonly lines: AsyncIterable<GivenLine>
  /** Columns that mean nothing here; known once the first line has been read. */
  readonly leftOut: () => readonly string[]
  /** Its name, where it is a file. */
  readonly file?: string
}

export type ListOpening =
  | { readonly kind: 'open'; readonly sources: readonly Source[] }
  | (Extract<FileOpening, { kind: 'refused' }> & { readonly file: string })

/** Nothing is read yet but what stands before a file. Throws `PlatformUnavailable`. */
export async function openList(
  platform: Platform,
  lists: ListReader,
  { picked, pasted, file }: GivenList,
): Promise<ListOpening> {
  const typed = [
    ...(picked.length > 0 ? [sourceOfPicked(picked)] : []),
    ...(pasted === undefined ? [] : [sourceOf(lists.read(bytesOf(pasted)))]),
  ]
  if (!file) return { kind: 'open', sources: typed }
  const opening = await platform.openFile(file)
  if (opening.kind === 'refused') return { ...opening, file: file.name }
  const ofFile = { ...sourceOf(lists.read(opening.content)), file: file.name }
  return { kind: 'open', sources: [...typed, ofFile] }
}

const sourceOf = (reading: ListReading): Source => ({
  lines: reading.entries,
  leftOut: () => reading.leftOut,
})

const sourceOfPicked = (picked: readonly Actor[]): Source => ({
  lines: linesOf(picked),
  leftOut: () => [],
})

async function* linesOf(picked: readonly Actor[]): AsyncGenerator<GivenLine> {
  for (const [index, actor] of picked.entries()) yield { kind: 'picked', line: index + 1, actor }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}
