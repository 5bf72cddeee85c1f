import { createEar, type Heard, PATIENCE_MS } from '../ear.ts'
import { CannotDo } from '../twin.ts'
import { getChannel } from './channel.ts'
import { isChatInput } from './commands.ts'
import type { Faults } from './faults.ts'
import { type Begun, startInteraction } from './interactions/start.ts'
import type { State, User } from './model.ts'
import { resolvedUploads, uploadsOf } from './payloads/attachment-payload.ts'
import { resolvedUsers } from './payloads/user-payload.ts'
import { COMMAND, COMPONENT, FLAG, INTERACTION } from './protocol.ts'
import { findByHandle } from './user.ts'

type Shared = {
  /** The handle of who acts, also of somebody outside of the guild. */
  readonly by: string
  /** The id of a channel, also of one they do not see. */
  readonly channel: string
  /** What the payload says instead, in Discord's own words: `{ guild_id: '1' }`. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** Milliseconds of real time to wait for words; 3 s unless said otherwise. */
  readonly patienceMs?: number
}

/** Discord's objects of options, or of filled components. */
type Parts = readonly Readonly<Record<string, unknown>>[]

/** Something that no client of Discord's would send. */
export type DiscordForgery = Shared &
  (
    | {
        readonly kind: 'command'
        readonly name: string
        readonly options: Parts
        /** Of a context menu: the id of a person or a message. */
        readonly target?: string
      }
    | {
        readonly kind: 'press'
        readonly customId: string
        /** The id of the message with the button; one that only they see where absent. */
        readonly message?: string
        /** Of a select; a button without. */
        readonly values?: readonly string[]
      }
    | {
        readonly kind: 'submission'
        readonly customId: string
        readonly components: Parts
        readonly message?: string
      }
    | { readonly kind: 'suggest'; readonly name: string; readonly options: Parts }
  )

type Deps = { readonly state: State; readonly faults: Faults }

/** Brings it to the bot by the gateway, and hears what it says to this one. Throws {@link CannotDo} for nobody and nowhere. */
export async function forge(deps: Deps, forgery: DiscordForgery): Promise<Heard> {
  const { state } = deps
  const user = findByHandle(state, forgery.by)
  if (!user || !state.channels.has(forgery.channel))
    throw new CannotDo('There is nobody, or no such channel.')
  const ear = createEar()
  const id = startInteraction(deps, {
    ...begin(state, forgery, user),
    ...(forgery.claims && { claims: forgery.claims }),
    hear: ear.hear,
    onChoices: (choices) => ear.hear({ kind: 'options', text: choices.map(({ name }) => name).join('\n') }),
  })
  const heard = await ear.heardWithin(forgery.patienceMs ?? PATIENCE_MS)
  if (state.interactions.get(id)?.status !== 'answered') return { kind: 'silence', text: '' }
  return heard ?? { kind: 'nothing', text: '' }
}

function begin(state: State, forgery: DiscordForgery, { id: user }: User): Begun {
  const shared = { user, channel: forgery.channel }
  switch (forgery.kind) {
    case 'command':
    case 'suggest':
      return { ...shared, ...commandOf(state, forgery) }
    case 'press':
      return {
        ...shared,
        type: INTERACTION.component,
        data: pressData(forgery),
        message: forgery.message ?? postForged(state, forgery, user),
      }
    case 'submission':
      return {
        ...shared,
        type: INTERACTION.modal,
        data: {
          custom_id: forgery.customId,
          components: forgery.components,
          ...resolvedIn(state, forgery.components),
        },
        ...(forgery.message && { message: forgery.message }),
      }
  }
}

type Forged<Kind extends DiscordForgery['kind']> = Extract<DiscordForgery, { kind: Kind }>

function commandOf(state: State, forgery: Forged<'command'> | Forged<'suggest'>) {
  const { name, options, kind } = forgery
  const isSearch = kind === 'suggest'
  const target = isSearch ? undefined : forgery.target
  const command = [...state.commands.values()].find(
    (one) => one.body.name === name && isChatInput(one) === (target === undefined),
  )
  const commandType = command?.body.type ?? COMMAND.chatInput
  const data = {
    id: command?.id ?? state.nextId(),
    name,
    type: commandType,
    ...(target ? { target_id: target } : { options }),
    ...resolvedIn(state, target ? [target] : options),
  }
  const type = isSearch ? INTERACTION.autocomplete : INTERACTION.command
  return { type, name, commandType, data, ...(target && { target }) }
}

/** Discord always sends the message along. */
function postForged(state: State, { channel, customId }: Forged<'press'>, user: string): string {
  const id = state.nextId()
  const button = { type: COMPONENT.button, style: 1, label: 'Press', custom_id: customId, id: 2 } as const
  getChannel(state, channel).messages.set(id, {
    id,
    channel,
    author: state.usher.id,
    sentAt: state.clock.now(),
    content: '',
    embeds: [],
    components: [{ type: COMPONENT.row, id: 1, components: [button] }],
    attachments: [],
    flags: FLAG.ephemeral,
    mentions: [],
    onlyFor: user,
  })
  return id
}

/** The objects behind the ids that stand in it, as Discord adds them to whatever it passes on. */
function resolvedIn(state: State, parts: unknown): { readonly resolved?: unknown } {
  const numbers = JSON.stringify(parts).match(/\d{15,20}/g) ?? []
  const users = numbers.filter((id) => state.users.has(id))
  const files = uploadsOf(state, { attachments: numbers })
  if (users.length + files.length === 0) return {}
  return {
    resolved: {
      ...(users.length > 0 && resolvedUsers(state, users)),
      ...(files.length > 0 && resolvedUploads(state, files)),
    },
  }
}

const pressData = ({ customId, values }: Forged<'press'>) => ({
  component_type: values ? COMPONENT.stringSelect : COMPONENT.button,
  custom_id: customId,
  id: 1,
  ...(values && { values }),
})
