import { CannotDo, type GivenFile } from '../../twin.ts'
import type { Doing } from '../acts/doing.ts'
import type { State, Upload } from '../model.ts'
import { cleanName, contentTypeOf, titleOf } from './names.ts'

/** Bytes, in a guild that pays nothing. Source: https://docs.discord.com/developers/reference#uploading-files */
export const MOST_BYTES = 10 * 1024 * 1024

export const MOST_FILES = 10

type Uploaded = {
  readonly file: GivenFile
  /** A user id. */
  readonly by: string
  /** The channel of its message; the application's id where there is none. */
  readonly place: string
  readonly isEphemeral: boolean
}

/** Not kept yet. */
export function newUpload(
  { nextId }: State,
  { file: { name, content }, by, place, isEphemeral }: Uploaded,
): Upload {
  const contentType = contentTypeOf(name)
  const title = titleOf(name)
  return {
    id: nextId(),
    name: cleanName(name),
    content,
    by,
    place,
    isEphemeral,
    ...(contentType && { contentType }),
    ...(title && { title }),
  }
}

/** With a command or in a form: nobody sees it but the bot. Throws {@link CannotDo} for a file that is too large. */
export function giveFile({ state, user }: Doing, file: GivenFile): Upload {
  checkSize(file)
  const { application, uploads } = state
  const upload = newUpload(state, { file, by: user.id, place: application.id, isEphemeral: true })
  uploads.set(upload.id, upload)
  return upload
}

export function checkSize({ content }: GivenFile): void {
  if (content.length > MOST_BYTES) throw new CannotDo('Your files are too powerful. Max file size: 10 MB.')
}
