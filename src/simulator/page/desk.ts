import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Platform, Trouble } from '../server/messages.ts'
import { type Chat, createChat } from './chat.ts'
import { createHomeDesk, type HomeDesk } from './home-desk.ts'
import { type Ask, createLink, type ScreensNews } from './link.ts'
import { createMailDesk, type MailDesk } from './mail-desk.ts'

/** Everything the page knows: two chats, where the team lives, the mail, the clock, and whether the server is there. */
export type Desk = {
  readonly chats: Readonly<Record<Platform, Chat>>
  readonly home: HomeDesk
  readonly mail: MailDesk
  readonly isConnected: ReadonlySignal<boolean>
  /** What the simulator's clock reads, and when we heard it (`performance.now()`). */
  readonly clock: ReadonlySignal<{ readonly now: Date; readonly heardAtMs: number }>
  advance(ms: number): Promise<void>
  cause(platform: Platform, trouble: Trouble): Promise<void>
}

export function createDesk(): Desk {
  const { link, screens, clock, isConnected } = listen()
  const people = playedPeople()
  effect(() => link.watch({ slack: people.slack.value, discord: people.discord.value }))

  const ask = (message: Ask) => link.ask(message)
  const chat = (platform: Platform) => {
    const view = computed(() => screens.value?.[platform])
    return createChat({ platform, person: people[platform], view, ask })
  }
  const chats = { slack: chat('slack'), discord: chat('discord') }
  const home = computed(() => screens.value?.home)
  const mails = computed(() => screens.value?.mails ?? [])
  const tell = async (about: Chat, message: Ask) => {
    const answer = await ask(message)
    if (answer.kind === 'refused') about.complain(answer.reason)
  }
  return {
    chats,
    home: createHomeDesk(home, ask),
    mail: createMailDesk(mails),
    isConnected,
    clock,
    advance: (ms) => tell(chats.slack, { kind: 'advance', ms }),
    cause: (platform, trouble) => tell(chats[platform], { kind: 'trouble', platform, trouble }),
  }
}

/** The line to the server, and what was last heard over it. */
function listen() {
  const screens = signal<ScreensNews | undefined>()
  const clock = signal({ now: new Date(), heardAtMs: performance.now() })
  const isConnected = signal(true)
  const link = createLink({
    connected: (is) => {
      isConnected.value = is
    },
    hear: (news) =>
      batch(() => {
        screens.value = news
        clock.value = { now: news.now, heardAtMs: performance.now() }
      }),
  })
  return { link, screens, clock, isConnected }
}

/** Who is being played stands in the address, so that a reload or a bookmark keeps it: `#slack=ann&discord=mia`. */
function playedPeople(): Record<Platform, Signal<string>> {
  const asked = new URLSearchParams(location.hash.slice(1))
  const people = {
    slack: signal(asked.get('slack') || 'ann'),
    discord: signal(asked.get('discord') || 'mia'),
  }
  effect(() => {
    history.replaceState(null, '', `#slack=${people.slack.value}&discord=${people.discord.value}`)
  })
  return people
}
