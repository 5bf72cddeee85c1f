import type { ChangeId } from './domain/ids.ts'
import {
  anyInput,
  changeInput,
  memberInput,
  memberRoleInput,
  memberRowInput,
  queryInput,
  roleInput,
} from './inputs.ts'
import { about, changes, type Handle, type Route, type RouteKey, reads, spec } from './route.ts'
import { agreeChange } from './usecases/agree-change.ts'
import { askLeave } from './usecases/ask-leave.ts'
import { askRemove } from './usecases/ask-remove.ts'
import { askRole, type RoleAsk } from './usecases/ask-role.ts'
import type { Who } from './usecases/choose-member.ts'
import { confirmChange } from './usecases/confirm-change.ts'
import { suggestMembers } from './usecases/suggest-members.ts'
import { undoChange } from './usecases/undo-change.ts'
import { askLeaveAnswer, confirmedAnswer, decidedAnswer } from './views/change-answer.ts'
import { askRemoveAnswer, askRoleAnswer, memberChoices } from './views/change-ask.ts'
import { stayAnswer } from './views/change-sure.ts'

const removing: Handle<Who | undefined> = async (deps, caller, who) =>
  askRemoveAnswer(await askRemove(deps, caller, who), spec(deps, 'remove'))

const changingRole: Handle<RoleAsk> = async (deps, caller, ask) =>
  askRoleAnswer(await askRole(deps, caller, ask), spec(deps, 'role'))

const deciding =
  (agrees: boolean): Handle<ChangeId> =>
  async (deps, caller, change) =>
    decidedAnswer(await agreeChange(deps, caller, { change, agrees }))

/** The part of the routes that is about what others are or have: to take it, to agree to that, to undo it; and to leave. */
export const changeRoutes: Readonly<Record<RouteKey, Route>> = {
  'command remove': reads(memberInput, removing),
  'submission remove': reads(memberInput, removing),
  'press ask_remove': about('page', reads(memberRowInput, removing)),

  'command role': reads(roleInput, changingRole),
  'submission role': reads(roleInput, changingRole),
  'press ask_role': about(
    'page',
    reads(memberRowInput, (deps, caller, who) => changingRole(deps, caller, { who })),
  ),
  'submission member_role': about('page', reads(memberRoleInput, changingRole)),

  'command leave': reads(anyInput, async (deps, caller) => askLeaveAnswer(await askLeave(deps, caller))),

  'press confirm_change': about(
    'change',
    changes(changeInput, async (deps, caller, id) => confirmedAnswer(await confirmChange(deps, caller, id))),
  ),
  'press keep_change': about(
    'person',
    reads(anyInput, async () => stayAnswer),
  ),
  'press agree_change': about('change', changes(changeInput, deciding(true))),
  'press deny_change': about('change', changes(changeInput, deciding(false))),
  'press undo_change': about(
    'change',
    changes(changeInput, async (deps, caller, id) => decidedAnswer(await undoChange(deps, caller, id))),
  ),

  'suggest members': reads(queryInput, async (deps, caller, query) => ({
    kind: 'suggestions',
    choices: memberChoices(await suggestMembers(deps, caller, query)),
  })),
}
