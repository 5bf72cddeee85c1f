import { type Act, CannotDo } from '../../twin.ts'
import type { InputBlock } from '../blocks/blocks.ts'
import type { Answered } from '../delivery/envelope.ts'
import { interactive, whoAndWhere } from '../payloads.ts'
import type { Slack } from '../slack.ts'
import type { User } from '../users.ts'
import { findModal, renderView } from '../views.ts'
import type { Desk, OpenView, Workspace } from '../workspace.ts'
import { clientSideProblem, type Filled } from './form-checks.ts'
import { modalFor } from './places.ts'
import { complain } from './problem.ts'
import { obey } from './submission-answer.ts'
import { initialValues, stateOf } from './values.ts'

type Submitted = Extract<Act, { kind: 'submits' }>

const TROUBLE = 'We had some trouble connecting. Try again?'

/** Sends a filled form, unless the client already sees that something is missing. */
export function submits(slack: Slack, user: User, { form, values, files = {} }: Submitted): void {
  const { workspace } = slack
  const view = modalFor(workspace, user, form)
  const inputs = inputsOf(view)
  refuseUnknownFields(inputs, { ...values, ...files })
  const filled = inputs.map((input) => ({
    input,
    values: values[input.block_id] ?? initialValues(input.element),
    file: files[input.block_id],
  }))
  const errors = filled.flatMap((one) => {
    const problem = clientSideProblem(one)
    return problem ? [[one.input.block_id, problem] as const] : []
  })
  const desk = workspace.deskOf(user.id)
  redraw(workspace, desk, { ...view, errors: Object.fromEntries(errors), isBusy: errors.length === 0 })
  if (errors.length === 0)
    bringSubmission(slack, user, { view, state: stateOfForm(slack, user, { view, filled }) })
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

/** What was chosen to be uploaded is uploaded by then. */
function stateOfForm(
  { workspace, files }: Slack,
  user: User,
  { view, filled }: { readonly view: OpenView; readonly filled: readonly Filled[] },
): object {
  const desk = workspace.deskOf(user.id)
  const states = filled.map(({ input, values, file }): readonly [string, object] => {
    const { action_id: actionId } = input.element
    const offered = desk.offered.get(`${view.id} ${input.block_id}`) ?? []
    const given = file ? [files.add(user, file)] : []
    return [
      input.block_id,
      { [actionId]: stateOf(input.element, values, { users: workspace.users, offered, given }) },
    ]
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

function refuseUnknownFields(inputs: readonly InputBlock[], values: object): void {
  const unknown = Object.keys(values).filter((id) => inputs.every(({ block_id }) => block_id !== id))
  if (unknown.length > 0) throw new CannotDo(`the form has no field ${unknown.join(', ')}`)
}
