import { CannotDo, type Files } from '../../twin.ts'
import { humanOf, isFor } from '../acts/doing.ts'
import type { Message, State, Upload } from '../model.ts'
import { canSee } from '../permissions.ts'
import type { Cdn } from './cdn.ts'

/** What people do with files, and what becomes of those they gave. */
export const createFileDesk = (state: State, { askToSignIn }: Pick<Cdn, 'askToSignIn'>): Files => ({
  read: async (person, id) => read(state, person, id).content,
  remove: (name) => remove(state, name),
  askToSignIn,
})

function read(state: State, person: string, id: string): Upload {
  const user = humanOf(state, person)
  const seen = [...state.channels.values()]
    .filter((channel) => canSee(state, channel, user))
    .flatMap(({ messages }) => [...messages.values()])
    .some((message) => isFor(message, user) && message.attachments.includes(id))
  const upload = state.uploads.get(id)
  if (!seen || !upload) throw new CannotDo('This content is no longer available.')
  return upload
}

/** With a message that showed it, it is gone from there as well. */
function remove(state: State, name: string): void {
  const given = [...state.uploads.values()].findLast(
    (upload) => upload.name === name && upload.by !== state.usher.id,
  )
  if (!given) throw new CannotDo(`Nobody gave a file ${name}.`)
  state.uploads.delete(given.id)
  for (const { messages } of state.channels.values())
    for (const message of messages.values()) messages.set(message.id, without(message, given.id))
  state.changed()
}

const without = (message: Message, id: string): Message =>
  message.attachments.includes(id)
    ? { ...message, attachments: message.attachments.filter((one) => one !== id) }
    : message
