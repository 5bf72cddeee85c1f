import type { Place } from '../../../domain/actor.ts'
import { type CommandTable, TEAM_OPTION } from '../../../domain/command.ts'
import { asDeliveryId } from '../../../domain/ids.ts'
import type { Interaction, MessageRef, Picked } from '../../platform.ts'
import type { FilledBy } from '../file-handle.ts'
import { deliveryId, homeTeam, type Installation, isDirectId, SLACK, slackActor } from '../ids.ts'
import { buttonName } from '../render/render.ts'
import { findShortcut } from '../shortcut-id.ts'
import { formValues } from './form-values.ts'
import { parseText } from './parse-text.ts'
import type {
  PressPayload,
  ShortcutPayload,
  SlashPayload,
  SubmissionPayload,
  SuggestPayload,
} from './payloads.ts'

export type Reading = { readonly table: CommandTable; readonly installation: Installation }

export function readSlash({ table, installation }: Reading, payload: SlashPayload): Interaction {
  const home = homeTeam(installation, payload.team_id)
  return {
    ...parseText(table, installation.team, payload.text),
    kind: 'command',
    delivery: deliveryId(payload.trigger_id),
    actor: slackActor(home, payload.user_id),
    actorName: payload.user_name ?? payload.user_id,
    isOurs: home === installation.team,
    place: placeOf(installation, payload.channel_id),
  }
}

/** Undefined for a shortcut that the table does not know (any more). */
export function readShortcut(
  { table, installation }: Reading,
  payload: ShortcutPayload,
): Interaction | undefined {
  const shortcut = findShortcut(table, payload.callback_id)
  const author = payload.message?.user
  const input = author ? { who: pickedOne(slackActor(installation.team, author).id) } : {}
  return (
    shortcut && {
      ...person(installation, payload),
      kind: 'shortcut',
      name: shortcut.command,
      delivery: deliveryId(payload.trigger_id),
      place: placeOf(installation, payload.channel?.id),
      input,
    }
  )
}

const pickedOne = (actor: string): Picked => ({ actors: [actor], emails: [], unreadable: [] })

export function readPress({ installation }: Reading, payload: PressPayload): Interaction {
  const action = payload.actions[0]
  const message = messageOf(payload)
  return {
    ...person(installation, payload),
    kind: 'press',
    name: buttonName(action?.action_id ?? ''),
    delivery: deliveryId(payload.trigger_id),
    place: placeOf(installation, whereOf(payload) ?? payload.view?.private_metadata.channel),
    input: { subject: action?.value ?? '' },
    ...(message && { message }),
  }
}

export function readSubmission({ installation }: Reading, payload: SubmissionPayload): Interaction {
  return {
    ...person(installation, payload),
    kind: 'submission',
    name: payload.view.callback_id,
    delivery: deliveryId(payload.trigger_id),
    place: placeOf(installation, payload.view.private_metadata.channel),
    input: readForm({ team: installation.team, user: payload.user.id }, payload.view),
  }
}

type Form = Pick<SubmissionPayload['view'], 'private_metadata' | 'state'>

const readForm = (by: FilledBy, { private_metadata: { subject }, state }: Form): Interaction['input'] => ({
  ...formValues(state.values, by),
  ...(subject && { subject }),
})

export function readSuggest({ installation }: Reading, payload: SuggestPayload): Interaction {
  return {
    ...person(installation, payload),
    kind: 'suggest',
    name: payload.action_id,
    // Asked for at every letter and without a trigger; as it changes nothing, repeats do no harm.
    delivery: asDeliveryId(`slack-${crypto.randomUUID()}`),
    place: placeOf(installation, payload.view?.private_metadata.channel),
    input: { query: payload.value, ...narrowing(installation, payload) },
  }
}

/**
 * What the form around a search says of the team that is meant. Slack tells of a selection here only once the form was
 * updated after it (https://github.com/slackapi/bolt-js/issues/1146); the subject it always tells.
 */
function narrowing(
  installation: Installation,
  { view, user, block_id: asked }: SuggestPayload,
): Interaction['input'] {
  const by = { team: installation.team, user: user.id }
  const { subject, [TEAM_OPTION.name]: team } = view ? readForm(by, view) : {}
  const isChosen = team !== undefined && asked !== TEAM_OPTION.name
  return { ...(subject !== undefined && { subject }), ...(isChosen && { team }) }
}

type Whose = Pick<PressPayload, 'user' | 'team'>

function person(installation: Installation, { user, team }: Whose) {
  const home = homeTeam(installation, user.team_id ?? team?.id)
  return {
    actor: slackActor(home, user.id),
    actorName: user.name ?? user.username ?? user.id,
    isOurs: home === installation.team,
  }
}

/** Where the message with the button is; nowhere for a button in a modal. */
const whereOf = ({ container, channel }: PressPayload): string | undefined =>
  channel?.id ?? container.channel_id

function placeOf({ team }: Installation, channel = ''): Place {
  const isDirect = isDirectId(channel)
  return { platform: SLACK, space: team, isDirect, ...(channel && { channel }) }
}

/** An ephemeral message cannot be revised later, so it has no ref. */
function messageOf(payload: PressPayload): MessageRef | undefined {
  const { container } = payload
  const where = whereOf(payload)
  if (container.is_ephemeral || !container.message_ts || !where) return undefined
  return { platform: SLACK, channel: where, message: container.message_ts }
}
