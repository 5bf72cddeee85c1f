import type { Platform } from '../../server/messages.ts'
import type { Stage } from '../../tour.ts'
import type { Control, ScreenMessage } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import type { Desk } from '../desk.ts'

const KEY_MS = 38
const LOOK_EVERY_MS = 120
const PATIENCE_MS = 6000

/** The tour on the real page: it uses the same clicks and keys as everybody. Stopping it rejects what it waits for. */
export function createPageStage(
  desk: Desk,
  caption: (sentence: string) => void,
  stopped: AbortSignal,
): Stage {
  const chat = (platform: Platform): Chat => desk.chats[platform]
  const pause = (ms: number) => wait(ms, stopped)
  const until = async (isSo: () => boolean): Promise<boolean> => {
    for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += LOOK_EVERY_MS) {
      if (isSo()) return true
      await pause(LOOK_EVERY_MS)
    }
    return isSo()
  }
  return {
    caption,
    pause,
    play: async (platform, handle) => {
      chat(platform).person.value = handle
      await until(() => chat(platform).screen.value !== undefined)
      await closeForm(chat(platform))
    },
    open: async (platform, place) => {
      if ('direct' in place) return chat(platform).goToDirect(place.direct)
      const found = chat(platform).screen.value?.channels.find(({ name }) => name === place.channel)
      if (found) chat(platform).goTo(found.id)
    },
    write: (platform, text) => write(chat(platform), text, pause),
    findsButton: (platform, label) => until(() => findButton(chat(platform), label) !== undefined),
    press: async (platform, label) => {
      const button = point(platform, label)
      await pause(900)
      button?.click()
    },
    reads: (platform, text) =>
      until(() => text.test(chat(platform).channel.value?.messages.at(-1)?.text ?? '')),
  }
}

/** A form that was left open would hide what the tour shows. */
async function closeForm(chat: Chat): Promise<void> {
  const form = chat.screen.value?.form
  if (form) await chat.act({ kind: 'dismisses', form: form.id })
}

async function write(chat: Chat, text: string, pause: (ms: number) => Promise<void>): Promise<void> {
  for (let length = 1; length <= text.length; length += 1) {
    chat.draft.value = text.slice(0, length)
    await pause(KEY_MS)
  }
  await pause(700)
  const channel = chat.channel.value?.id
  chat.draft.value = ''
  if (channel) await chat.act({ kind: 'says', channel, text })
}

function findButton(chat: Chat, label: string): Control | undefined {
  const messages: readonly ScreenMessage[] = chat.channel.value?.messages ?? []
  return messages.at(-1)?.controls.find((control) => control.label === label && !control.isDisabled)
}

/** Marks the last such button for a moment, so that one sees what is going to be pressed. */
function point(platform: Platform, label: string): HTMLButtonElement | undefined {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(`.chat.${platform} article button.button`)]
  const button = buttons.findLast((one) => one.textContent === label)
  button?.classList.add('pointed')
  setTimeout(() => button?.classList.remove('pointed'), 1200)
  return button
}

function wait(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stopped.aborted) return reject(new Error('the tour was stopped'))
    const timeout = setTimeout(resolve, ms)
    stopped.addEventListener('abort', () => {
      clearTimeout(timeout)
      reject(new Error('the tour was stopped'))
    })
  })
}
