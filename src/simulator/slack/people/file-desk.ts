import { CannotDo, type Files } from '../../twin.ts'
import { isVisible } from '../messages.ts'
import type { Slack } from '../slack.ts'
import type { StoredFile } from '../stored-file.ts'
import type { User } from '../users.ts'
import type { Workspace } from '../workspace.ts'
import { personFor } from './act.ts'

/** What people do with files besides giving them. */
export function createFileDesk(slack: Slack): Files {
  const { workspace, files } = slack
  const isGiven = ({ owner }: StoredFile) => owner !== workspace.app.user.id
  return {
    read: async (person, id) => {
      const file = workspace.files.get(id)
      const isSeen = file && !file.isDeleted && sees(workspace, personFor(slack, person), file)
      if (!isSeen) throw new CannotDo(`${person} sees no file ${id}`)
      return file.content
    },
    remove: (name) => {
      const file = [...workspace.files.values()].findLast((one) => one.name === name && isGiven(one))
      if (!file) throw new CannotDo(`nobody has given a file ${name}`)
      files.change(file, { isDeleted: true })
      workspace.changed()
    },
    askToSignIn: () => files.askToSignIn(),
  }
}

/** Their own, and what is in a message that they see. */
const sees = ({ conversations }: Workspace, { id: userId }: User, { id, owner }: StoredFile): boolean =>
  owner === userId ||
  [...conversations.values()].some(
    ({ members, messages }) =>
      members.has(userId) &&
      messages.some((message) => message.files?.includes(id) && isVisible(message, userId)),
  )
