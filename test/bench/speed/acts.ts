import { setTimeout as pause } from 'node:timers/promises'
import type { Act, Screen, ScreenMessage, Twin } from '../../../src/simulator/twin.ts'
import { eventually } from '../../dsl/wait.ts'
import type { Bot } from './bot.ts'

const PATIENCE_MS = 10_000

/** Types `/team …` in the general channel. Milliseconds until the answer is on the person's screen. */
export function run(bot: Bot, person: string, words: string): Promise<number> {
  const before = lastAnswer(bot, person)?.id
  return timed(bot, {
    person,
    act: { kind: 'says', channel: bot.general, text: `/team ${words}` },
    isThere: () => isNew(lastAnswer(bot, person), before),
  })
}

/** Presses Accept on the card. Milliseconds until the card says something else. */
export function accept(bot: Bot, person: string): Promise<number> {
  const card = findCard(bot.twin, person)
  const button = card?.message.controls.find(({ label }) => label === 'Accept')
  if (!card || !button) throw new Error(`${person} has no Accept`)
  return timed(bot, {
    person,
    act: { kind: 'presses', channel: card.channel, message: card.message.id, control: button.id },
    isThere: () => findCard(bot.twin, person) === undefined,
  })
}

/** Ann invites somebody, and their card is there. */
export async function invite(bot: Bot, person: string): Promise<void> {
  const who = bot.twin.platform === 'slack' ? `@${person}` : `who:@${person}`
  await bot.twin.act('ann', { kind: 'says', channel: bot.general, text: `/team invite ${who}` })
  await eventually(() => findCard(bot.twin, person) !== undefined, `${person} got no card`)
  await quiet(bot)
}

/** All at once; milliseconds for each of them, as exact as the platform's own timestamps. */
export async function runTogether(bot: Bot, people: readonly string[], words: string): Promise<number[]> {
  const text = `/team ${words}`
  const asked = people.map((person) => ({ person, before: lastAnswer(bot, person)?.id }))
  const startedAt = Date.now()
  await Promise.all(
    people.map((person) => bot.twin.act(person, { kind: 'says', channel: bot.general, text })),
  )
  await quiet(bot)
  return asked.map(({ person, before }) => {
    const answer = lastAnswer(bot, person)
    if (!answer || !isNew(answer, before)) throw new Error(`${person} got no answer`)
    return (answer.editedAt ?? answer.sentAt).getTime() - startedAt
  })
}

/** Nothing is under way between the platform and the bot. */
export async function quiet({ twin }: Bot): Promise<void> {
  await eventually(() => twin.busy() === 0, 'the bot never got quiet')
  await pause(1)
}

/** What the bot said last to this person in the general channel. */
export const lastAnswer = ({ twin, general }: Bot, person: string): ScreenMessage | undefined =>
  twin
    .screen(person)
    .channels.find(({ id }) => id === general)
    ?.messages.findLast(({ author }) => author.isBot)

/** The card that waits for an answer. */
export const findCard = (twin: Twin, person: string) =>
  messagesOf(twin.screen(person)).findLast(({ message }) => message.text.includes('invites you to join'))

/** The message that was the card. */
export const findJoined = (twin: Twin, person: string) =>
  messagesOf(twin.screen(person)).findLast(({ message }) => message.text.includes('You are in'))?.message

const messagesOf = ({ channels }: Screen) =>
  channels.flatMap(({ id, messages }) => messages.map((message) => ({ channel: id, message })))

const isNew = (answer: ScreenMessage | undefined, before: string | undefined): boolean =>
  answer !== undefined && answer.id !== before && !answer.isWaiting

type Timing = { readonly person: string; readonly act: Act; readonly isThere: () => boolean }

async function timed({ twin }: Bot, { person, act, isThere }: Timing): Promise<number> {
  const startedAt = performance.now()
  const [seen] = await Promise.all([seenAt(twin, isThere), twin.act(person, act)])
  return seen - startedAt
}

/** The moment is taken before the screen is drawn, so that drawing costs neither bot anything. */
function seenAt(twin: Twin, isThere: () => boolean): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const timer = setTimeout(() => reject(new Error('the answer never came')), PATIENCE_MS)
  const unsubscribe = twin.onChange(() => {
    const at = performance.now()
    if (isThere()) resolve(at)
  })
  return promise.finally(() => {
    clearTimeout(timer)
    unsubscribe()
  })
}
