import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { HomeView } from '../home/team-home.ts'
import type { ConsoleView } from '../home/vendor-console.ts'
import type { Answer, Ask } from './link.ts'

/** Where the team lives, and the window to the vendor there. */
export type HomeDesk = {
  readonly view: ReadonlySignal<HomeView | undefined>
  readonly console: ReadonlySignal<ConsoleView | undefined>
  /** Only where there is a vendor. */
  readonly isWindowOpen: ReadonlySignal<boolean>
  /** What went wrong: a sentence, until it is closed. */
  readonly problem: ReadonlySignal<string>
  toggleWindow(): void
  hush(): void
  moveTo(name: string): Promise<void>
  followLink(email: string): Promise<void>
  signUp(email: string): Promise<void>
}

export function createHomeDesk(
  view: ReadonlySignal<HomeView | undefined>,
  ask: (message: Ask) => Promise<Answer>,
): HomeDesk {
  const isWanted = signal(true)
  const refusal = signal('')
  const hushed = signal('')
  const console = computed(() => view.value?.console)
  const moveProblem = computed(() => view.value?.problem ?? '')

  const tell = async (message: Ask) => {
    refusal.value = ''
    const answer = await ask(message)
    if (answer.kind === 'refused') refusal.value = answer.reason
  }
  return {
    view,
    console,
    isWindowOpen: computed(() => console.value !== undefined && isWanted.value),
    problem: computed(() => refusal.value || (moveProblem.value === hushed.value ? '' : moveProblem.value)),
    toggleWindow: () => {
      isWanted.value = !isWanted.value
    },
    hush: () => {
      refusal.value = ''
      hushed.value = moveProblem.value
    },
    moveTo: (to) => {
      hushed.value = ''
      return tell({ kind: 'move', to })
    },
    followLink: (email) => tell({ kind: 'follow_link', email }),
    signUp: (email) => tell({ kind: 'sign_up', email }),
  }
}
