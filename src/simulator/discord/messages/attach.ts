import { invalidForm, refuse } from '../api-error.ts'
import { MOST_BYTES, MOST_FILES, newUpload } from '../files/upload.ts'
import { type Fault, nestErrors } from '../form-errors.ts'
import type { State, Upload } from '../model.ts'
import type { AttachmentRequest, MessageBody } from '../schemas/message.ts'

/** A part `files[n]` of a request. */
export type SentFile = { readonly part: number; readonly name: string; readonly content: Uint8Array }

export type Attaching = {
  readonly body: Pick<MessageBody, 'attachments'>
  readonly files: readonly SentFile[]
  /** What the message has so far. */
  readonly before: readonly Upload[]
  /** Whose message it is: a user id. */
  readonly by: string
  readonly place: string
  readonly isEphemeral: boolean
}

/**
 * What the message will have: of what it had, only what the request still names, if it names any; and all that came along.
 * Not kept yet. Throws 40005 for a file that is too large, 50035 for too many of them or one that is not there.
 * Source: https://docs.discord.com/developers/reference#editing-message-attachments
 */
export function attach(state: State, { body, files, before, ...owned }: Attaching): readonly Upload[] {
  if (files.some(({ content }) => content.length > MOST_BYTES)) throw refuse.tooLarge()
  const named = body.attachments ?? undefined
  checkNamed(named ?? [], [...before.map(({ id }) => id), ...files.map(({ part }) => String(part))])
  const kept = before.filter(({ id }) => !named || named.some((one) => one.id === id))
  const added = files.map((file) => {
    const { description, filename } = named?.find(({ id }) => id === String(file.part)) ?? {}
    const upload = newUpload(state, {
      ...owned,
      file: { name: filename ?? file.name, content: file.content },
    })
    return description ? { ...upload, description } : upload
  })
  if (kept.length + added.length > MOST_FILES) throw invalidForm(nestErrors([TOO_MANY]))
  return [...kept, ...added]
}

const TOO_MANY: Fault = {
  path: ['attachments'],
  code: 'BASE_TYPE_MAX_LENGTH',
  message: `Must be ${MOST_FILES} or fewer in length.`,
}

function checkNamed(named: readonly AttachmentRequest[], there: readonly string[]): void {
  const faults = named.flatMap(({ id }, index) => (there.includes(id) ? [] : [missing(id, index)]))
  if (faults.length > 0) throw invalidForm(nestErrors(faults))
}

const missing = (id: string, index: number): Fault => ({
  path: ['attachments', index, 'id'],
  code: 'ATTACHMENT_NOT_FOUND',
  message: `There is no attachment ${id}.`,
})
