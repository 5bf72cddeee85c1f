import { createEar, type Ear, type Heard, PATIENCE_MS } from '../../ear.ts'
import { CannotDo } from '../../twin.ts'
import type { InputBlock } from '../blocks/blocks.ts'
import type { Answered, Envelope } from '../delivery/envelope.ts'
import { command, interactive } from '../payloads.ts'
import { obey } from '../people/submission-answer.ts'
import { offeredIn } from '../people/suggest.ts'
import { contentHeard, formHeard } from '../screen/heard.ts'
import type { Slack } from '../slack.ts'
import type { User } from '../users.ts'
import { openModal } from '../views.ts'
import { findUserByHandle, type OpenView } from '../workspace.ts'
import type { SlackForgery } from './forgery.ts'
import { forgedPayload } from './payload.ts'

/** Brings it to the app by the app's own way, and hears what it says to this one. Throws {@link CannotDo} for nobody. */
export async function forge(slack: Slack, forgery: SlackForgery): Promise<Heard> {
  const user = findUserByHandle(slack.workspace, forgery.by)
  if (!user) throw new CannotDo(`there is nobody called "${forgery.by}"`)
  const ear = createEar()
  const view = formOf(slack, forgery, user)
  const payload = forgedPayload(slack, forgery, { user, hear: ear.hear, ...(view && { view }) })
  const answered = await slack.courier.ask(envelopeOf(slack, forgery, payload))
  if (answered.kind !== 'acked') return { kind: 'silence', text: '' }
  hearAck(slack, { user, ear, view, isSubmitted: forgery.kind === 'submission' }, answered)
  // A search is answered by its acknowledgement or not at all.
  const patienceMs = forgery.kind === 'suggest' ? 0 : (forgery.patienceMs ?? PATIENCE_MS)
  return (await ear.heardWithin(patienceMs)) ?? { kind: 'nothing', text: '' }
}

function envelopeOf({ workspace }: Slack, { kind }: SlackForgery, payload: Envelope['payload']): Envelope {
  if (kind === 'command') return command(workspace, payload)
  return interactive(workspace, payload, kind === 'submission' || kind === 'suggest')
}

/** A form of the app is open at this person, and holds what the app never put there. */
function formOf({ workspace }: Slack, forgery: SlackForgery, user: User): OpenView | undefined {
  const { privateMetadata } = { privateMetadata: undefined, ...forgery }
  if (privateMetadata === undefined) return undefined
  return openModal(workspace, user.id, {
    type: 'modal',
    title: { type: 'plain_text', text: 'Forged', emoji: true },
    blocks: forgery.kind === 'submission' ? inputsFor(forgery.values) : [],
    callback_id: forgery.kind === 'submission' ? forgery.callbackId : 'forged',
    private_metadata: privateMetadata,
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    submit_disabled: false,
  })
}

/** What is wrong with a field can be said only where there is one. */
const inputsFor = (values: Extract<SlackForgery, { kind: 'submission' }>['values']): InputBlock[] =>
  Object.entries(values).map(([block_id, actions]) => ({
    type: 'input',
    block_id,
    label: { type: 'plain_text', text: block_id, emoji: true },
    optional: true,
    dispatch_action: false,
    element: {
      type: 'plain_text_input',
      action_id: Object.keys(actions)[0] ?? block_id,
      multiline: false,
    },
  }))

type Hearing = {
  readonly user: User
  readonly ear: Ear
  readonly view: OpenView | undefined
  readonly isSubmitted: boolean
}

/** Commands, submissions and searches may be answered by the acknowledgement itself. */
function hearAck(
  { workspace }: Slack,
  { user, ear, view, isSubmitted }: Hearing,
  { payload }: Extract<Answered, { kind: 'acked' }>,
): void {
  if (payload === undefined) return
  const options = offeredIn(payload)
  if (options) return ear.hear({ kind: 'options', text: options.map(({ text }) => text.text).join('\n') })
  if (!isSubmitted || !view) return ear.hear(contentHeard(workspace, user, payload))
  const isObeyed = obey(workspace, { user, view, payload })
  const top = workspace.deskOf(user.id).modals.at(-1)
  if (isObeyed && top) ear.hear(formHeard(workspace, user, top))
}
