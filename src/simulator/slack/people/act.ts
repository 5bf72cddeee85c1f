import { type Act, CannotDo } from '../../twin.ts'
import { assertNever } from '../assert-never.ts'
import { markRead } from '../messages.ts'
import type { Slack } from '../slack.ts'
import type { User } from '../users.ts'
import { findUserByHandle } from '../workspace.ts'
import { opensDirect, opensHome } from './opens.ts'
import { channelFor } from './places.ts'
import { presses, pressesInForm, pressesInHome } from './presses.ts'
import { says } from './says.ts'
import { usesShortcut } from './shortcuts.ts'
import { dismisses, submits } from './submits.ts'

/** Somebody does something; what Slack said to them before is gone then. Throws {@link CannotDo}. */
export function act(slack: Slack, handle: string, done: Act): void {
  const user = personFor(slack, handle)
  slack.workspace.deskOf(user.id).problem = undefined
  perform(slack, user, done)
}

/** Somebody with a client of their own: no bot, and nobody who has left. */
export function personFor({ workspace }: Slack, handle: string): User {
  const user = findUserByHandle(workspace, handle)
  if (!user) throw new CannotDo(`there is nobody called "${handle}"`)
  if (user.kind === 'bot' || user.kind === 'deactivated') throw new CannotDo(`${handle} cannot sign in`)
  return user
}

function perform(slack: Slack, user: User, done: Act): void {
  switch (done.kind) {
    case 'says':
      return says(slack, user, done)
    case 'presses':
      return presses(slack, user, done)
    case 'presses_in_home':
      return pressesInHome(slack, user, done)
    case 'presses_in_form':
      return pressesInForm(slack, user, done)
    case 'submits':
      return submits(slack, user, done)
    case 'dismisses':
      return dismisses(slack, user, done)
    case 'reads':
      return reads(slack, user, done)
    case 'opens_home':
      return opensHome(slack, user)
    case 'opens_direct':
      return opensDirect(slack, user, done)
    case 'shortcut':
      return usesShortcut(slack, user, done)
    case 'closes_direct_messages':
      throw new CannotDo('Slack has no such setting')
    default:
      return assertNever(done)
  }
}

function reads({ workspace }: Slack, user: User, { channel }: { readonly channel: string }): void {
  markRead(workspace, channelFor(workspace, user, channel), user.id)
  workspace.changed()
}
