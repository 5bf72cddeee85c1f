import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { ReadMail } from '../mailbox/inboxes.ts'

/** The mail of who is on screen, and the window to it. */
export type MailDesk = {
  /** Newest first. */
  readonly mails: ReadonlySignal<readonly ReadMail[]>
  readonly unread: ReadonlySignal<number>
  readonly isWindowOpen: ReadonlySignal<boolean>
  toggleWindow(): void
}

export function createMailDesk(mails: ReadonlySignal<readonly ReadMail[]>): MailDesk {
  const isWindowOpen = signal(false)
  const read = signal<ReadonlySet<string>>(new Set())
  effect(() => {
    // What is shown is read.
    if (isWindowOpen.value) read.value = new Set([...read.peek(), ...mails.value.map(({ id }) => id)])
  })
  return {
    mails,
    unread: computed(() => mails.value.filter(({ id }) => !read.value.has(id)).length),
    isWindowOpen,
    toggleWindow: () => {
      isWindowOpen.value = !isWindowOpen.value
    },
  }
}
