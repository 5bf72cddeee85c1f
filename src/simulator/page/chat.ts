import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Platform, SentAct } from '../server/messages.ts'
import type { TwinView } from '../server/news.ts'
import type { Control, Screen, ScreenChannel, ScreenOption, SuggestAsk, TwinPerson } from '../twin.ts'
import type { ChosenFile } from './files.ts'
import type { Answer, Ask } from './link.ts'

/** A control wants to be sure before it does what it does. */
export type Question = NonNullable<Control['confirm']> & {
  readonly isDangerous: boolean
  readonly agreed: () => void
}

/** One chat client, played by one person. */
export type Chat = {
  readonly platform: Platform
  /** Handle of who is played. */
  readonly person: Signal<string>
  readonly title: ReadonlySignal<string>
  readonly people: ReadonlySignal<readonly TwinPerson[]>
  readonly armed: ReadonlySignal<readonly string[]>
  /** Absent while loading, and where this person is not on the platform. */
  readonly screen: ReadonlySignal<Screen | undefined>
  readonly isAway: ReadonlySignal<boolean>
  readonly channel: ReadonlySignal<ScreenChannel | undefined>
  /** The app's Home tab is in front of its messages. */
  readonly isHome: Signal<boolean>
  readonly draft: Signal<string>
  /** Goes along with the draft. */
  readonly given: Signal<ChosenFile | undefined>
  readonly question: Signal<Question | undefined>
  /** Ids of "only you" messages that the person dismissed. */
  readonly dismissed: Signal<ReadonlySet<string>>
  readonly complaints: ReadonlySignal<readonly string[]>
  /** Shows a sentence over the chat until it is closed. */
  complain(sentence: string): void
  hush(sentence: string): void
  goTo(channel: string): void
  goToDirect(handle: string): Promise<void>
  /** False when the client would not let them; the reason is then shown. */
  act(act: SentAct): Promise<boolean>
  suggest(ask: SuggestAsk): Promise<readonly ScreenOption[]>
}

type Parts = {
  readonly platform: Platform
  readonly person: Signal<string>
  readonly view: ReadonlySignal<TwinView | undefined>
  readonly ask: (message: Ask) => Promise<Answer>
}

export function createChat({ platform, person, view, ask }: Parts): Chat {
  // Until the server answers a switch of people, the old person's screen must not appear under the new name.
  const current = computed(() => (view.value?.person === person.value ? view.value : undefined))
  const screen = computed(() => current.value?.screen)
  const place = createPlace(person, screen)
  const complaints = createComplaints(person, screen)

  const tell = async (message: Ask): Promise<Answer> => {
    const answer = await ask(message)
    if (answer.kind === 'refused') complaints.complain(answer.reason)
    return answer
  }
  const act = async (what: SentAct) =>
    (await tell({ kind: 'act', platform, person: person.value, act: what })).kind === 'done'
  const suggest = async (question: SuggestAsk) => {
    const answer = await tell({ kind: 'suggest', platform, person: person.value, ask: question })
    return answer.kind === 'done' ? answer.options : []
  }
  const goToDirect = async (handle: string) => {
    const isOpen = screen.value?.channels.some((one) => one.with === handle)
    if (!isOpen) await act({ kind: 'opens_direct', with: handle })
    place.goTo(`@${handle}`)
  }
  readWhatIsSeen(place.channel, act)
  return {
    platform,
    person,
    screen,
    ...createFacts(view),
    isAway: computed(() => current.value !== undefined && screen.value === undefined),
    ...place,
    ...createDraft(),
    question: signal<Question | undefined>(),
    dismissed: signal<ReadonlySet<string>>(new Set()),
    ...complaints,
    goToDirect,
    act,
    suggest,
  }
}

const createDraft = () => ({ draft: signal(''), given: signal<ChosenFile | undefined>() })

/** What is the same for everybody on the platform. */
const createFacts = (view: ReadonlySignal<TwinView | undefined>) => ({
  title: computed(() => view.value?.title ?? ''),
  people: computed(() => view.value?.people ?? []),
  armed: computed(() => view.value?.armed ?? []),
})

/** Which channel is in front; each person finds their own where they left it. */
function createPlace(person: ReadonlySignal<string>, screen: ReadonlySignal<Screen | undefined>) {
  const places = signal<Readonly<Record<string, string>>>({})
  const isHome = signal(false)
  const channel = computed(() => {
    const channels = screen.value?.channels ?? []
    const wanted = places.value[person.value]
    return channels.find((one) => one.id === wanted || (one.with && `@${one.with}` === wanted)) ?? channels[0]
  })
  const goTo = (place: string) => {
    isHome.value = false
    places.value = { ...places.value, [person.value]: place }
  }
  return { channel, isHome, goTo }
}

function createComplaints(person: ReadonlySignal<string>, screen: ReadonlySignal<Screen | undefined>) {
  const own = signal<readonly string[]>([])
  const hushed = signal('')
  const problem = computed(() => screen.value?.problem ?? '')
  effect(() => {
    // The same problem after a quiet spell, or for somebody else, is a new one.
    if (problem.value === '' || person.value === '') hushed.value = ''
  })
  const complaints = computed(() => {
    const now = problem.value && problem.value !== hushed.value ? [problem.value] : []
    return [...now, ...own.value]
  })
  return {
    complaints,
    complain: (sentence: string) => {
      own.value = [...own.value.filter((one) => one !== sentence), sentence]
    },
    hush: (sentence: string) => {
      own.value = own.value.filter((one) => one !== sentence)
      if (problem.value === sentence) hushed.value = sentence
    },
  }
}

function readWhatIsSeen(channel: ReadonlySignal<ScreenChannel | undefined>, act: Chat['act']) {
  const unread = computed(() => (channel.value && channel.value.unread > 0 ? channel.value.id : ''))
  effect(() => {
    if (unread.value) void act({ kind: 'reads', channel: unread.value })
  })
}
