import { CannotDo } from '../../twin.ts'
import type { InputBlock } from '../blocks/blocks.ts'
import type { Answered } from '../delivery/envelope.ts'
import { interactive, whoAndWhere } from '../payloads.ts'
import type { Slack } from '../slack.ts'
import type { User } from '../users.ts'
import { findModal, renderView } from '../views.ts'
import type { Desk, OpenView, Workspace } from '../workspace.ts'
import { clientSideProblem } from './form-checks.ts'
import { modalFor } from './places.ts'
import { complain } from './problem.ts'
import { obey } from './submission-answer.ts'
import { initialValues, stateOf } from './values.ts'

type Values = Readonly<Record<string, readonly string[]>>

const TROUBLE = 'We had some trouble connecting. Try again?'

/** Sends a filled form, unless the client already sees that something is missing. */
export function submits(
  slack: Slack,
  user: User,
  act: { readonly form: string; readonly values: Values },
): void {
  const { workspace } = slack
  const view = modalFor(workspace, user, act.form)
  const inputs = inputsOf(view)
  refuseUnknownFields(inputs, act.values)
  const filled = inputs.map((input) => ({
    input,
    values: act.values[input.block_id] ?? initialValues(input.element),
  }))
  const errors = filled.flatMap(({ input, values }) => {
    const problem = clientSideProblem(input, values)
    return problem ? [[input.block_id, problem] as const] : []
  })
  const desk = workspace.deskOf(user.id)
  redraw(workspace, desk, { ...view, errors: Object.fromEntries(errors), isBusy: errors.length === 0 })
  if (errors.length === 0)
    bringSubmission(slack, user, { view, state: stateOfForm(slack, desk, { view, filled }) })
}

/** Closes the form on top without sending it. */
export function dismisses(slack: Slack, user: User, act: { readonly form: string }): void {
  const { workspace, courier } = slack
  const view = modalFor(workspace, user, act.form)
  const desk = workspace.deskOf(user.id)
  const isCleared = view.content.clear_on_close
  desk.modals = isCleared ? [] : desk.modals.slice(0, -1)
  workspace.changed()
  if (!view.content.notify_on_close) return
  const payload = {
    ...whoAndWhere(workspace, user),
    view: renderView(workspace, view),
    is_cleared: isCleared,
  }
  courier.bring(() => ({
    envelope: interactive(workspace, { type: 'view_closed', ...payload }),
    // Nobody is looking any more.
    answered: () => undefined,
  }))
}

type Filled = readonly { readonly input: InputBlock; readonly values: readonly string[] }[]

function stateOfForm(
  { workspace: { users } }: Slack,
  desk: Desk,
  { view, filled }: { readonly view: OpenView; readonly filled: Filled },
): object {
  const states = filled.map(({ input, values }): readonly [string, object] => {
    const { action_id: actionId } = input.element
    const offered = desk.offered.get(`${view.id} ${input.block_id}`) ?? []
    return [input.block_id, { [actionId]: stateOf(input.element, values, { users, offered }) }]
  })
  return Object.fromEntries(states)
}

function bringSubmission(
  slack: Slack,
  user: User,
  { view, state }: { readonly view: OpenView; readonly state: object },
): void {
  const { workspace, triggers, courier } = slack
  courier.bring(() => ({
    envelope: interactive(
      workspace,
      {
        type: 'view_submission',
        ...whoAndWhere(workspace, user),
        trigger_id: triggers.issue(user.id, view.id),
        view: renderView(workspace, view, state),
        response_urls: [],
      },
      true,
    ),
    answered: (answered) => settle(slack, user, { viewId: view.id, answered }),
  }))
}

function settle(
  { workspace }: Slack,
  user: User,
  { viewId, answered }: { readonly viewId: string; readonly answered: Answered },
): void {
  const found = findModal(workspace, ({ id }) => id === viewId)
  // Of a submission that arrived twice, the first answer counts.
  if (!found?.view.isBusy) return
  const idle = { ...found.view, isBusy: false }
  redraw(workspace, found.desk, idle)
  const isObeyed =
    answered.kind === 'acked' && obey(workspace, { user, view: idle, payload: answered.payload })
  if (!isObeyed) complain(workspace, user, TROUBLE)
}

function redraw(workspace: Workspace, desk: Desk, view: OpenView): void {
  desk.modals = desk.modals.map((one) => (one.id === view.id ? view : one))
  workspace.changed()
}

const inputsOf = ({ content }: OpenView): readonly InputBlock[] =>
  content.blocks.flatMap((block) => (block.type === 'input' ? [block] : []))

function refuseUnknownFields(inputs: readonly InputBlock[], values: Values): void {
  const unknown = Object.keys(values).filter((id) => inputs.every(({ block_id }) => block_id !== id))
  if (unknown.length > 0) throw new CannotDo(`the form has no field ${unknown.join(', ')}`)
}
