import { assertNever } from '../domain/assert-never.ts'
import type { NoBulk } from '../domain/draft-outcomes.ts'
import type { Role } from '../domain/role.ts'
import { deniedView } from './denied.ts'
import type { View } from './view.ts'
import { roleNames } from './words.ts'

export const bulkNotFoundView: View = {
  tone: 'bad',
  title: 'I do not have this list any more',
  lines: ['Nothing was changed. Lists are kept for a month. Give it to me again with /team bulk.'],
}

/** There is nothing to be done with a list, or not by them. */
export function noBulkView(outcome: NoBulk): View {
  switch (outcome.kind) {
    case 'denied':
      return deniedView(outcome)
    case 'not_found':
      return bulkNotFoundView
    case 'not_yours':
      return {
        tone: 'bad',
        title: 'This is somebody else’s list',
        lines: [
          [
            'Only ',
            { person: outcome.bulk.asker, name: outcome.bulk.askerName },
            ', who gave it to me, can begin it. Type /team bulk to give me one of your own.',
          ],
        ],
      }
    case 'moved':
      return {
        tone: 'bad',
        title: `${outcome.team.name} has moved since I read this list`,
        lines: [
          'Nobody was invited. Give it to me again with /team bulk, so that I can compare it with who is there now.',
        ],
      }
    default:
      return assertNever(outcome)
  }
}

/** By a list nobody hands out what takes a higher rank or a second person. */
export const roleNotForListsView = (role: string, roles: readonly Role[]): View => ({
  tone: 'bad',
  title: `You cannot give the role “${role.slice(0, 40)}” by a list`,
  lines: [
    'It takes a higher role to give it, or a second person who agrees. Nobody was invited.',
    roles.length > 0
      ? `Choose ${roleNames(roles)}, and invite the others one by one with /team invite.`
      : 'Invite them one by one with /team invite.',
  ],
})
