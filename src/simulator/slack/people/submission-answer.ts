import { z } from 'zod'
import { assertNever } from '../assert-never.ts'
import { checkModal } from '../blocks/view.ts'
import { Refusal } from '../refusal.ts'
import type { User } from '../users.ts'
import { pushModal, updateModal } from '../views.ts'
import type { OpenView, Workspace } from '../workspace.ts'

const answer = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
])

type Answer = z.infer<typeof answer>
type Submitted = { readonly user: User; readonly view: OpenView; readonly payload: unknown }

/**
 * Does what the acknowledgement of a submission says; an empty one closes the form. False when it makes no sense.
 * Source: https://docs.slack.dev/surfaces/modals#response_actions
 */
export function obey(workspace: Workspace, submitted: Submitted): boolean {
  if (submitted.payload === undefined) return close(workspace, submitted)
  const { data } = answer.safeParse(submitted.payload)
  if (!data) return false
  try {
    return act(workspace, submitted, data)
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function act(workspace: Workspace, { user, view }: Submitted, said: Answer): boolean {
  const desk = workspace.deskOf(user.id)
  const granted = workspace.manifest.oauth_config.scopes.bot
  switch (said.response_action) {
    case 'clear':
      desk.modals = []
      workspace.changed()
      return true
    case 'update':
      updateModal(workspace, { desk, view }, checkModal(said.view, granted))
      return true
    case 'push':
      pushModal(workspace, user.id, checkModal(said.view, granted))
      return true
    case 'errors':
      return showErrors(workspace, { user, view, errors: said.errors })
    default:
      return assertNever(said)
  }
}

function close(workspace: Workspace, { user, view }: Submitted): boolean {
  const desk = workspace.deskOf(user.id)
  desk.modals = desk.modals.filter(({ id }) => id !== view.id)
  workspace.changed()
  return true
}

type Erroneous = Omit<Submitted, 'payload'> & { readonly errors: Readonly<Record<string, string>> }

/** Errors belong to input blocks; Slack takes none for anything else. */
function showErrors(workspace: Workspace, { user, view, errors }: Erroneous): boolean {
  const inputs = view.content.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id)
  const named = Object.keys(errors)
  if (named.length === 0 || named.some((id) => !inputs.includes(id))) return false
  const desk = workspace.deskOf(user.id)
  desk.modals = desk.modals.map((one) => (one.id === view.id ? { ...view, errors } : one))
  workspace.changed()
  return true
}
