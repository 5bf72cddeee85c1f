import type { Control, ScreenMessage, Twin } from '../../../src/simulator/twin.ts'
import { toDiscordWords } from '../../dsl/discord-words.ts'
import type { Invitee, PlatformName } from './people.ts'
import type { Stage } from './stage.ts'

/** How an invitation is to end: by the invitee, at once or once it was sent again, by the keeper, or by the clock. */
export const ENDINGS = ['accept', 'decline', 'revoke', 'expire', 'resend'] as const

export type Ending = (typeof ENDINGS)[number]

/** One invitation as the people in it live it. They do what they want again until the platform took it, and no more. */
export type Life = {
  readonly invitee: Invitee
  readonly keeper: string
  readonly ending: Ending
  /** Of what was done: the platform took it, so that nobody does it again. */
  readonly taken: Set<Deed>
}

/** `ask_back` is only the question whether they are sure. */
export type Deed = 'invite' | 'accept' | 'decline' | 'ask_back' | 'revoke' | 'resend' | 'finish'

/** One person does one thing at a time. */
export type Hands = { readonly platform: PlatformName; readonly handle: string }

export type Step = {
  readonly life: Life
  readonly deed: Deed
  /** Absent at the vendor itself. */
  readonly by?: Hands
  readonly go: () => Promise<void>
}

/** What somebody in it would do now, if anything. */
export function nextStep(stage: Stage, life: Life): Step | undefined {
  const { taken, ending } = life
  const offers = offersOf(stage, life.invitee)
  if (offers.length === 0) return taken.has('invite') ? undefined : invite(stage, life)
  if (isFinishing(offers) && !taken.has('finish')) return finish(stage, life)
  const last = lastDeed(ending)
  return last === undefined || taken.has(last) ? undefined : bringAbout(stage, life, { last, offers })
}

type Wanted = { readonly last: 'accept' | 'decline' | 'revoke'; readonly offers: readonly Offer[] }

function bringAbout(stage: Stage, life: Life, { last, offers }: Wanted): Step | undefined {
  if (!offers.some(isOpen)) return undefined
  if (last === 'revoke') return revoke(stage, life)
  if (life.ending === 'resend' && !life.taken.has('resend')) return resend(stage, life)
  return answer(stage, life, { deed: last, offers })
}

/** What brings it about; none, where it is the clock. */
export function lastDeed(ending: Ending): 'accept' | 'decline' | 'revoke' | undefined {
  if (ending === 'expire') return undefined
  return ending === 'resend' ? 'accept' : ending
}

/** It can still be answered. What is over may be so by a click that the platform took for lost. */
export const isOpen = ({ message }: Offer): boolean => pressable(message, 'Accept') !== undefined

export type Offer = {
  readonly platform: PlatformName
  readonly channel: string
  readonly message: ScreenMessage
}

/** What the invitee reads in their direct messages with the bot, on every platform they are on. */
export const offersOf = (stage: Stage, { handle, homes }: Invitee): readonly Offer[] =>
  homes.flatMap((platform) =>
    stage[platform]
      .screen(handle)
      .channels.filter(({ kind, with: partner }) => kind === 'direct' && partner === 'usher')
      .flatMap(({ id: channel, messages }) => messages.map((message) => ({ platform, channel, message }))),
  )

const isFinishing = (offers: readonly Offer[]): boolean =>
  offers.some(({ message }) => message.text.includes('One step is left'))

function invite(stage: Stage, life: Life): Step {
  const { keeper, invitee } = life
  return says(stage, life, { deed: 'invite', text: `/team invite @${invitee.handle}`, handle: keeper })
}

function resend(stage: Stage, life: Life): Step {
  const { keeper: handle, invitee } = life
  return says(stage, life, { deed: 'resend', text: `/team resend @${invitee.handle}`, handle })
}

type Saying = { readonly deed: Deed; readonly text: string; readonly handle: string }

function says(stage: Stage, life: Life, { deed, text, handle }: Saying): Step {
  const platform = placeOf(life)
  const twin: Twin = stage[platform]
  const go = async () => {
    const { channels, commands } = twin.screen(handle)
    const general = channels.find(({ name }) => name === 'general')
    if (!general) throw new Error('there is no general channel')
    const words = platform === 'discord' ? toDiscordWords(text, commands) : text
    await twin.act(handle, { kind: 'says', channel: general.id, text: words })
  }
  return { life, deed, by: { platform, handle }, go }
}

/** The first of their homes is where they are asked for. */
const placeOf = ({ invitee }: Life): PlatformName => invitee.homes[0] ?? 'slack'

type Answering = { readonly deed: 'accept' | 'decline'; readonly offers: readonly Offer[] }

/** In the newest card that can be answered. */
function answer(stage: Stage, life: Life, { deed, offers }: Answering): Step | undefined {
  const label = deed === 'accept' ? 'Accept' : 'Decline'
  const found = offers.findLast(({ message }) => pressable(message, label))
  const control = found && pressable(found.message, label)
  if (!found || !control) return undefined
  const { platform, channel, message } = found
  const { handle } = life.invitee
  const spot = { channel, message: message.id, control: control.id }
  const go = () => stage[platform].act(handle, { kind: 'presses', ...spot })
  return { life, deed, by: { platform, handle }, go }
}

export const pressable = (
  { controls }: Pick<ScreenMessage, 'controls'>,
  label: string,
): Control | undefined =>
  controls.find((control) => control.label === label && control.kind === 'button' && !control.isDisabled)

/** Asked first, then pressed in the newest question about them. */
function revoke(stage: Stage, life: Life): Step {
  const platform = placeOf(life)
  const { keeper: handle, invitee } = life
  const spots = stage[platform]
    .screen(handle)
    .channels.flatMap(({ id: channel, messages }) => messages.map((message) => ({ channel, message })))
  const found = spots.findLast(
    ({ message }) => message.text.includes(invitee.name) && pressable(message, 'Take it back'),
  )
  const control = found && pressable(found.message, 'Take it back')
  if (!found || !control)
    return says(stage, life, { deed: 'ask_back', text: `/team revoke @${invitee.handle}`, handle })
  const spot = { channel: found.channel, message: found.message.id, control: control.id }
  const go = () => stage[platform].act(handle, { kind: 'presses', ...spot })
  return { life, deed: 'revoke', by: { platform, handle }, go }
}

/** They follow the vendor's own mail; where it leads nowhere, as it is being sent again, they try it later. */
function finish({ standIn }: Stage, life: Life): Step {
  const { email } = life.invitee
  const go = async () => {
    const open = await standIn?.vendor.invitations()
    if (!open?.some((seat) => seat.email === email)) return
    await standIn?.vendor.accept(email)
    life.taken.add('finish')
  }
  return { life, deed: 'finish', go }
}
