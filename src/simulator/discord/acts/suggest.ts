import type { ScreenOption, SuggestAsk } from '../../twin.ts'
import { startInteraction } from '../interactions/start.ts'
import { INTERACTION } from '../protocol.ts'
import type { Choice } from '../schemas/callback.ts'
import { autocompleteData } from './command-data.ts'
import { readCommandLine } from './command-line.ts'
import { channelOf, type Doing } from './doing.ts'

/** What the bot offers for the option that is being typed. Discord's forms and messages have nothing of the kind. */
export async function suggestOptions(doing: Doing, ask: SuggestAsk): Promise<readonly ScreenOption[]> {
  if (ask.in !== 'command') return []
  const channel = channelOf(doing, ask.channel)
  const typed = readCommandLine(doing, channel, ask.text)
  if (!typed.options.at(-1)?.spec.autocomplete) return []
  const { promise, resolve } = Promise.withResolvers<readonly Choice[]>()
  startInteraction(doing, {
    type: INTERACTION.autocomplete,
    user: doing.user.id,
    channel: channel.id,
    name: typed.command.body.name,
    data: autocompleteData(doing, typed),
    onChoices: resolve,
  })
  const choices = await promise
  return choices.map(({ name, value }) => ({ value: String(value), label: name }))
}
