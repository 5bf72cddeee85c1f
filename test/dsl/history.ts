import type { Screen, ScreenChannel, ScreenMessage } from '../../src/simulator/twin.ts'
import type { FormValues, PersonAt } from './person.ts'
import type { PlatformName } from './story.ts'
import type { StoryWorld } from './world.ts'

/** What people did and what each of them saw of it, in the order in which it happened. */
export type History = {
  readonly person: (handle: string, platform?: PlatformName) => Actress
  /** Something that nobody in the story did: time passed, a vendor changed something. */
  readonly meanwhile: (what: string, doing: () => Promise<unknown>) => Promise<void>
  /** As a text to be read. */
  readonly text: () => string
  /** Every message that anybody was shown, as it was when it came. */
  readonly shown: () => readonly Shown[]
  /** Buttons that can be pressed in the end, with who could. */
  readonly left: () => readonly string[]
}

type Actress = Pick<PersonAt, 'runs' | 'presses' | 'fills' | 'sees' | 'link'>

export type Shown = {
  readonly to: string
  readonly text: string
  readonly isChange: boolean
  /** The answer to something they did, which they may do again. */
  readonly isReply: boolean
}

type Watched = { readonly name: string; readonly screen: () => Screen; readonly person: PersonAt }
type Seen = { readonly where: string; readonly as: string; readonly isReply: boolean }

/** Watches these people; `on` is where those are whose platform is not said. */
export function createHistory(
  world: StoryWorld,
  { title, on }: { title: string; on: PlatformName },
): History {
  const watched = new Map<string, Watched>()
  const known = new Map<string, Seen>()
  const shown: Shown[] = []
  const lines: string[] = [title, '='.repeat(title.length)]

  const note = (name: string, [key, seen]: readonly [string, Seen]) => {
    const before = known.get(key)
    if (before?.as === seen.as) return
    known.set(key, seen)
    shown.push({ to: name, text: seen.as, isChange: before !== undefined, isReply: seen.isReply })
    const heading = before ? `${name}, ${seen.where}, changed` : `${name}, ${seen.where}`
    lines.push(...indent(heading, seen))
  }
  const look = () => {
    for (const one of watched.values()) for (const seen of seenBy(one)) note(one.name, seen)
  }
  const tell = async (what: string, doing: () => Promise<unknown>) => {
    lines.push('', `* ${what}`)
    await doing()
    await world.settle()
    look()
  }
  const watch = (handle: string, platform: PlatformName): Watched => {
    const name = nameOf(handle, platform === on ? undefined : platform)
    const found = watched.get(name)
    if (found) return found
    const person = world[platform](handle)
    const one: Watched = { name, person, screen: person.screen }
    watched.set(name, one)
    // What was there before the story is not told.
    for (const [key, seen] of seenBy(one)) known.set(key, seen)
    return one
  }

  return {
    person: (handle, platform = on) => {
      const { name, person } = watch(handle, platform)
      return {
        runs: (text, place) =>
          tell(`${name} types ${text}${place?.in ? ` in #${place.in}` : ''}`, () => person.runs(text, place)),
        presses: (label, where) => tell(`${name} presses “${label}”`, () => person.presses(label, where)),
        fills: (values) => tell(`${name} fills in ${fieldsOf(values)}`, () => person.fills(values)),
        sees: person.sees,
        link: person.link,
      }
    },
    meanwhile: tell,
    text: () => `${lines.join('\n')}\n`,
    shown: () => shown,
    left: () =>
      [...watched.values()].flatMap(({ name, person }) =>
        person.buttons().map((label) => `${name}: ${label}`),
      ),
  }
}

/** Another one each time. */
const SECRET = /http:\/\/127\.0\.0\.1:\d+(\/\w+\/)[\w-]{20,}/gu

const nameOf = (handle: string, elsewhere: PlatformName | undefined): string =>
  `${handle.slice(0, 1).toUpperCase()}${handle.slice(1)}${elsewhere ? ` on ${elsewhere === 'slack' ? 'Slack' : 'Discord'}` : ''}`

const fieldsOf = (values: FormValues): string =>
  Object.entries(values)
    .map(([field, value]) => `${field}: ${typeof value === 'string' ? value : value.name}`)
    .join(', ')

function seenBy({ name, screen }: Watched): (readonly [key: string, seen: Seen])[] {
  const { channels, form, problem } = screen()
  const messages = channels.flatMap((channel) =>
    channel.messages
      .filter(({ author, isWaiting }) => author.isBot && !isWaiting)
      .map((message) => [`${name} ${channel.id} ${message.id}`, seenIn(channel, message)] as const),
  )
  const open = form
    ? [[`${name} form ${form.id}`, { where: 'in a form', as: formText(form), isReply: true }] as const]
    : []
  const trouble = problem
    ? [[`${name} problem`, { where: 'from the chat itself', as: problem, isReply: true }] as const]
    : []
  return [...messages, ...open, ...trouble]
}

const seenIn = (channel: ScreenChannel, message: ScreenMessage): Seen => ({
  where: `${channel.kind === 'direct' ? 'in a direct message' : `in #${channel.name}`}${message.isEphemeral ? ', seen by nobody else' : ''}`,
  as: [message.text.trimEnd().replaceAll(SECRET, 'http://…$1…'), filesOf(message), buttonsOf(message)]
    .filter((part) => part !== '')
    .join('\n'),
  isReply: message.isEphemeral,
})

const filesOf = ({ files }: ScreenMessage): string => files.map(({ name }) => `<${name}>`).join(' ')

const buttonsOf = ({ controls }: Pick<ScreenMessage, 'controls'>): string =>
  controls.map(({ label, isDisabled }) => (isDisabled ? `(${label})` : `[${label}]`)).join(' ')

const formText = ({ title, text, fields, controls, submit }: NonNullable<Screen['form']>): string =>
  [
    title,
    text,
    ...fields.map(({ label, error }) => `${label}:${error ? ` ! ${error}` : ''}`),
    buttonsOf({ controls }),
    submit ? `[${submit}]` : '',
  ]
    .filter((part) => part !== '')
    .join('\n')

const indent = (heading: string, { as }: Seen): string[] => [
  `  ${heading}:`,
  ...as.split('\n').map((line) => `    | ${line}`.trimEnd()),
]
