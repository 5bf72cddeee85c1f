import { setTimeout as pause } from 'node:timers/promises'
import type { Control, GivenFile, ScreenMessage, Twin } from '../../../src/simulator/twin.ts'

/** Somebody at a chat client. */
export type At = { readonly twin: Twin; readonly handle: string }

/** A button that can be pressed now. */
export type Button = {
  readonly channel: string
  readonly message: ScreenMessage
  readonly control: Control
}

/** What the message offers that shows how far it is. */
export const PAUSE = /^Pause$/

/** What the preview offers. */
export const CONFIRM = /^Invite [\d,]+ (person|people)$/

const FORGET = /^Forget it$/

const LOOK_EVERY_MS = 10
const PATIENCE_MS = 60_000

/** Gives the bot a list of people. Resolves to the moment, of `performance.now()`, in which it was sent off. */
export async function handIn({ twin, handle }: At, file: GivenFile): Promise<number> {
  const { channels } = twin.screen(handle)
  const channel = channels.find(({ name }) => name === 'general')?.id ?? ''
  if (twin.platform === 'discord') {
    const sentAt = performance.now()
    const text = `/team bulk file:${file.name}`
    await twin.act(handle, { kind: 'says', channel, text, files: [file] })
    return sentAt
  }
  const { form, field } = await insist(
    () => twin.act(handle, { kind: 'says', channel, text: '/team bulk' }),
    () => findFileField({ twin, handle }),
  )
  const sentAt = performance.now()
  await twin.act(handle, { kind: 'submits', form, values: {}, files: { [field]: file } })
  return sentAt
}

/** It opens empty, and is filled in a moment later. */
function findFileField({ twin, handle }: At): { readonly form: string; readonly field: string } | undefined {
  const { form } = twin.screen(handle)
  const field = form?.fields.find(({ kind }) => kind === 'file')
  return form && field && { form: form.id, field: field.id }
}

/** So that there is room for another one. */
export async function forget(at: At): Promise<void> {
  const { twin, handle } = at
  const { form } = twin.screen(handle)
  if (form) await twin.act(handle, { kind: 'dismisses', form: form.id })
  const button = findButton(at, FORGET)
  if (button) await press(at, button)
  await eventual(() => (findButton(at, FORGET) ? undefined : true), 'the list is not forgotten')
}

export function press({ twin, handle }: At, { channel, message, control }: Button): Promise<void> {
  return twin.act(handle, { kind: 'presses', channel, message: message.id, control: control.id })
}

/** The newest one of this label; `after` skips messages that were there before then. */
export function findButton({ twin, handle }: At, label: RegExp, after = new Date(0)): Button | undefined {
  return twin
    .screen(handle)
    .channels.flatMap(({ id: channel, messages }) => messages.map((message) => ({ channel, message })))
    .filter(({ message }) => message.sentAt >= after)
    .flatMap(({ message, ...where }) => message.controls.map((control) => ({ ...where, message, control })))
    .filter(({ control }) => control.kind === 'button' && !control.isDisabled && label.test(control.label))
    .toSorted((one, other) => one.message.sentAt.getTime() - other.message.sentAt.getTime())
    .at(-1)
}

/** The way from the report, and from nothing else that came since then, to the same as a table. */
export const findReport = (at: At, since: Date): Button | undefined => findButton(at, /CSV$/, since)

const TRIES = 5
const TRY_MS = 10_000

/**
 * Does it, and again where nothing comes of it, as people do when the platform says that nobody answers: in a faster
 * time a connection is taken for dead ten times as soon.
 */
export async function insist<Value>(
  act: () => Promise<unknown>,
  look: () => Value | undefined,
): Promise<Value> {
  for (let left = TRIES; ; left -= 1) {
    await act()
    const found = await eventual(look, 'nothing came of it', TRY_MS).catch((error: unknown) => {
      if (left === 0) throw error
    })
    if (found !== undefined) return found
  }
}

/** Looks until it is there; rejects where that never happens. */
export async function eventual<Value>(
  look: () => Value | undefined,
  otherwise: string,
  patienceMs = PATIENCE_MS,
): Promise<Value> {
  const giveUpAt = performance.now() + patienceMs
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    if (performance.now() > giveUpAt) throw new Error(otherwise)
    await pause(LOOK_EVERY_MS)
  }
}
