import { z } from 'zod'
import type { ScreenMessage } from '../../../src/simulator/twin.ts'
import { accept, findCard, findJoined, invite, lastAnswer, quiet, run } from './acts.ts'
import type { BareWords } from './bare-words.ts'
import type { Bot } from './bot.ts'

/** Has this person ask for help, be invited, look and accept; takes down what the bot says to it. */
export async function takeDown(bot: Bot, person: string): Promise<BareWords<object>> {
  await run(bot, person, 'help')
  const help = lastAnswer(bot, person)
  await invite(bot, person)
  const card = findCard(bot.twin, person)?.message
  await run(bot, person, 'inbox')
  const inbox = lastAnswer(bot, person)
  await accept(bot, person)
  await quiet(bot)
  const joined = findJoined(bot.twin, person)
  return { help: sendable(help), inbox: sendable(inbox), card: sendable(card), joined: sendable(joined) }
}

const vendorMessage = z.looseObject({ flags: z.number().optional() })
/** Such a message may have neither content nor embeds. */
const IN_SECTIONS = 1 << 15

/** What a bot sends of what a client shows. */
function sendable(shown: ScreenMessage | undefined): object {
  if (!shown) throw new Error('the bot did not say what it should')
  const { text, blocks, content, embeds, components, flags } = vendorMessage.parse(shown.vendor)
  if (flags === undefined) return { text, blocks }
  return (flags & IN_SECTIONS) === 0 ? { content, embeds, components, flags } : { components, flags }
}
