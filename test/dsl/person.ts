import { expect } from 'vitest'
import type {
  Act,
  Control,
  GivenFile,
  Screen,
  ScreenChannel,
  ScreenField,
  ScreenFile,
  ScreenMessage,
  Twin,
} from '../../src/simulator/twin.ts'
import { toDiscordWords } from './discord-words.ts'
import { transcript } from './transcript.ts'
import { eventually } from './wait.ts'

/** Somebody at a chat client. Every verb waits until the platform and the bot are quiet again. */
export type PersonAt = {
  readonly id: string
  /** Types into a channel, `general` unless said otherwise; a slash command in the words of the help text. */
  readonly runs: (text: string, place?: Place) => Promise<void>
  /** The newest button of that name they can see; `on` narrows it to a message, or the open form, that contains these words. */
  readonly presses: (label: string, where?: { readonly on: string }) => Promise<void>
  /** Fills fields of the open form by their labels and submits it. People are handles: `@bob`. */
  readonly fills: (values: FormValues) => Promise<void>
  readonly choosesShortcut: (
    name: string,
    target?: { readonly person?: string; readonly on?: string },
  ) => Promise<void>
  readonly closesDirectMessages: () => Promise<void>
  readonly sees: (...words: readonly string[]) => Promise<void>
  readonly seesNothingOf: (...words: readonly string[]) => Promise<void>
  /** Buttons that can be pressed now, by label, in all they see. */
  readonly buttons: () => readonly string[]
  /** What the newest file of that name says that they can see; a mark at its beginning is kept. */
  readonly downloads: (name: string) => Promise<string>
  /** Where the newest link of that label leads, in a message, under a button or in the open form. */
  readonly link: (label: string) => URL
  readonly screen: () => Screen
  /** What a search field or option offers for these letters. */
  readonly isOffered: (
    query: string,
    at: { readonly command: string } | { readonly field: string },
  ) => Promise<readonly string[]>
  /** The newest message with these words, wherever it is. */
  readonly message: (words: string) => Spot
  readonly pressesAtOnce: (spot: Spot, label: string, times: number) => Promise<void>
}

/** Where something is typed, and what is given with it: on Discord `file:people.csv` means the one of that name. */
export type Place = { readonly in?: string; readonly files?: readonly GivenFile[] }

/** By the label of the field. */
export type FormValues = Readonly<Record<string, string | GivenFile>>

export type Spot = { readonly channel: ScreenChannel; readonly message: ScreenMessage }

type At = { readonly twin: Twin; readonly handle: string; readonly settle: () => Promise<void> }

export function createPerson({ twin, handle, settle }: At): PersonAt {
  const screen = () => twin.screen(handle)
  const act: Twin['act'] = async (_, what) => {
    await twin.act(handle, what)
    await settle()
  }
  const form = () => screen().form ?? fail(`${handle} has no form open\n${transcript(screen())}`)
  const press = async (spot: Spot, control: Control) =>
    twin.act(handle, {
      kind: 'presses',
      channel: spot.channel.id,
      message: spot.message.id,
      control: control.id,
    })

  return {
    id:
      twin.people.find((person) => person.handle === handle)?.id ??
      fail(`${handle} is not on ${twin.platform}`),
    runs: (text, { in: place = 'general', files } = {}) =>
      act(handle, {
        kind: 'says',
        channel: channelNamed(screen(), place).id,
        text: twin.platform === 'discord' ? toDiscordWords(text, screen().commands) : text,
        ...(files && { files }),
      }),
    presses: async (label, where) => {
      const inForm = findInForm(screen(), label, where?.on)
      if (inForm) return act(handle, inForm)
      const { spot, control } = findButton(screen(), label, where?.on)
      await press(spot, control)
      await settle()
    },
    pressesAtOnce: async (spot, label, times) => {
      const control = spot.message.controls.find((one) => one.label === label) ?? fail(`no ${label} there`)
      await Promise.all(Array.from({ length: times }, () => press(spot, control)))
    },
    fills: (values) => {
      const { id, fields } = form()
      return act(handle, { kind: 'submits', form: id, ...filledIn(fields, values) })
    },
    choosesShortcut: async (name, target = {}) => {
      const on = target.person ? 'person' : target.on ? 'message' : 'anywhere'
      const shortcut =
        screen().shortcuts.find((one) => one.name === name && one.on === on) ??
        fail(`no shortcut ${name} on ${on}`)
      const spot = target.on ? findMessage(screen(), target.on) : undefined
      const channel = spot?.channel.id ?? channelNamed(screen(), 'general').id
      await act(handle, {
        kind: 'shortcut',
        id: shortcut.id,
        channel,
        ...(spot && { message: spot.message.id }),
        ...(target.person && { person: target.person }),
      })
    },
    closesDirectMessages: () => act(handle, { kind: 'closes_direct_messages', to: 'everybody' }),
    sees: (...words) => seesAll(screen, handle, words),
    seesNothingOf: async (...words) => {
      await settle()
      for (const word of words) expect(transcript(screen())).not.toContain(word)
    },
    buttons: () => {
      const inMessages = spots(screen()).flatMap(({ message }) => message.controls)
      return [...inMessages, ...(screen().form?.controls ?? [])].filter(isPressable).map(({ label }) => label)
    },
    downloads: async (name) => textOf(await twin.files.read(handle, findFile(screen(), name).id)),
    link: (label) => findLink(screen(), label),
    screen,
    isOffered: async (query, at) => {
      const ask =
        'command' in at
          ? {
              in: 'command' as const,
              channel: channelNamed(screen(), 'general').id,
              text: `${at.command}${query}`,
            }
          : { in: 'form' as const, form: form().id, field: fieldLabelled(form().fields, at.field).id, query }
      return (await twin.suggest(handle, ask)).map(({ label }) => label)
    },
    message: (words) => findMessage(screen(), words),
  }
}

async function seesAll(screen: () => Screen, handle: string, words: readonly string[]): Promise<void> {
  const missing = () => words.filter((word) => !transcript(screen()).includes(word))
  await eventually(
    () => missing().length === 0,
    () => `${handle} does not see “${missing().join('”, “')}”. What they see:\n${transcript(screen())}`,
  )
}

const spots = (screen: Screen): Spot[] =>
  screen.channels
    .flatMap((channel) => channel.messages.map((message) => ({ channel, message })))
    .toSorted((one, other) => one.message.sentAt.getTime() - other.message.sentAt.getTime())

const isPressable = ({ kind, isDisabled }: Control): boolean => kind === 'button' && !isDisabled

/** A form covers everything else. */
function findInForm({ form }: Screen, label: string, on: string | undefined): Act | undefined {
  if (!form || (on !== undefined && !form.text.includes(on))) return undefined
  const control = form.controls.filter(isPressable).find((one) => one.label === label)
  return control && { kind: 'presses_in_form', form: form.id, control: control.id }
}

function findButton(screen: Screen, label: string, on: string | undefined): { spot: Spot; control: Control } {
  const found = spots(screen)
    .filter(({ message }) => on === undefined || message.text.includes(on))
    .flatMap((spot) => spot.message.controls.filter(isPressable).map((control) => ({ spot, control })))
    .findLast(({ control }) => control.label === label)
  return found ?? fail(`there is no button “${label}”. What they see:\n${transcript(screen)}`)
}

function findLink(screen: Screen, label: string): URL {
  const inMessages = spots(screen).flatMap(({ message }) => [
    ...message.links,
    ...message.controls.flatMap(({ label: name, url }) => (url ? [{ label: name, url }] : [])),
  ])
  const all = [...(screen.home?.links ?? []), ...inMessages, ...(screen.form?.links ?? [])]
  const found = all.findLast((link) => link.label === label)
  return found
    ? new URL(found.url)
    : fail(`there is no link “${label}”. What they see:\n${transcript(screen)}`)
}

const findFile = (screen: Screen, name: string): ScreenFile =>
  spots(screen)
    .flatMap(({ message }) => message.files)
    .findLast((file) => file.name === name) ??
  fail(`there is no file “${name}”. What they see:\n${transcript(screen)}`)

const textOf = (content: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)

const findMessage = (screen: Screen, words: string): Spot =>
  spots(screen).findLast(({ message }) => message.text.includes(words)) ??
  fail(`no message says “${words}”:\n${transcript(screen)}`)

const channelNamed = (screen: Screen, name: string): ScreenChannel =>
  screen.channels.find((channel) => channel.name === name || channel.with === name) ??
  fail(`there is no channel ${name}`)

const fieldLabelled = (fields: readonly ScreenField[], label: string): ScreenField =>
  fields.find((field) => field.label === label) ??
  fail(`no field “${label}”, only ${fields.map((field) => field.label).join(', ')}`)

type FilledIn = Pick<Extract<Act, { kind: 'submits' }>, 'values' | 'files'>

function filledIn(fields: readonly ScreenField[], filled: FormValues): FilledIn {
  const values: Record<string, readonly string[]> = {}
  const files: Record<string, GivenFile> = {}
  for (const [label, value] of Object.entries(filled)) {
    const field = fieldLabelled(fields, label)
    if (typeof value === 'string') values[field.id] = valuesOf(field, value)
    else files[field.id] = value
  }
  return { values, ...(Object.keys(files).length > 0 && { files }) }
}

function valuesOf({ kind, options }: ScreenField, text: string): readonly string[] {
  if (kind === 'people') return text.split(/[\s,]+/).map((word) => word.replace(/^@/, ''))
  if (kind === 'choice') return [options.find(({ label }) => label === text)?.value ?? text]
  return [text]
}

function fail(message: string): never {
  throw new Error(message)
}
