import { invitationInput, queryInput, whoInput } from './inputs.ts'
import { about, answersCard, changes, type Handle, type Route, type RouteKey, reads, spec } from './route.ts'
import { askResend } from './usecases/ask-resend.ts'
import type { Deps } from './usecases/deps.ts'
import { drop } from './usecases/drop.ts'
import { resend } from './usecases/resend.ts'
import { stopReminders } from './usecases/stop-reminders.ts'
import { suggestRenewable } from './usecases/suggest-invitations.ts'
import { quietAnswer } from './views/reminder.ts'
import { askResendAnswer, dropAnswer, resendAnswer } from './views/resend.ts'
import { invitationChoices } from './views/revoke.ts'

const specs = (deps: Deps) => ({ resend: spec(deps, 'resend'), invite: spec(deps, 'invite') })

const resending: Handle<string | undefined> = async (deps, caller, who) =>
  askResendAnswer(await askResend(deps, caller, who), specs(deps))

/** The part of the routes that is about what becomes of an invitation that nobody answers. */
export const lifeRoutes: Readonly<Record<RouteKey, Route>> = {
  'command resend': changes(whoInput, resending),
  'submission resend': changes(whoInput, (deps, caller, who) => resending(deps, caller, who ?? '')),
  'press resend': about(
    'invitation',
    changes(invitationInput, async (deps, caller, id) =>
      resendAnswer(await resend(deps, caller, id), specs(deps)),
    ),
  ),
  'press drop': answersCard(invitationInput, async (deps, caller, id) =>
    dropAnswer(await drop(deps, caller, id)),
  ),
  'press no_reminders': answersCard(invitationInput, async (deps, caller, id) =>
    quietAnswer(await stopReminders(deps, caller, id)),
  ),
  'suggest renewable_invitations': reads(queryInput, async (deps, caller, query) => ({
    kind: 'suggestions',
    choices: invitationChoices(await suggestRenewable(deps, caller, query)),
  })),
}
