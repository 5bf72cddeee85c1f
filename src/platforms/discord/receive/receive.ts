import { type Client, Events, type Interaction as Given } from 'discord.js'
import type { Logger } from 'pino'
import type { CommandTable } from '../../../domain/command.ts'
import type { Receive } from '../../platform.ts'
import { readInteraction } from './read-interaction.ts'
import { createResponder } from './responder.ts'
import { wayTo } from './way-to.ts'

/** How long those under way may still take when the program stops, in milliseconds. */
const LAST_ANSWERS_MS = 5000

type Options = { readonly commands: CommandTable; readonly log: Logger; readonly receive: Receive }

/** Passes every interaction on. Returns how to stop: no new ones, and those under way are waited for. */
export function receiveFrom(client: Client, { commands, log, receive }: Options): () => Promise<void> {
  const underWay = new Set<Promise<void>>()

  const take = async (given: Given): Promise<void> => {
    const interaction = readInteraction(given, commands)
    const way = wayTo(given)
    if (!interaction || !way) return log.warn({ type: given.type }, 'discord interaction of no known kind')
    await receive(interaction, createResponder(way))
  }
  const listen = (given: Given): void => {
    const taken = take(given).catch(({ name }: Error) =>
      log.error({ error: name }, 'discord interaction failed'),
    )
    underWay.add(taken)
    void taken.finally(() => underWay.delete(taken))
  }

  client.on(Events.InteractionCreate, listen)
  return async () => {
    client.off(Events.InteractionCreate, listen)
    await Promise.race([Promise.all(underWay), waitUnref(LAST_ANSWERS_MS)])
  }
}

const waitUnref = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
