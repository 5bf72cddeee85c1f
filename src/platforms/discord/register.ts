import { isDeepStrictEqual } from 'node:util'
import { type REST, Routes } from 'discord.js'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { CommandTable } from '../../domain/command.ts'
import { discordCommands } from './registration.ts'
import { readTrouble, type Trouble } from './trouble.ts'

type Options = { readonly appId: string; readonly commands: CommandTable; readonly log: Logger }

/**
 * Makes Discord know the commands of the table and no others. Writes only when something differs, because the
 * creation of commands is limited per day. Idempotent.
 */
export async function registerCommands(rest: REST, { appId, commands, log }: Options): Promise<void> {
  const route = Routes.applicationCommands(appId)
  const body = discordCommands(commands)
  try {
    if (isSame(await rest.get(route), body)) return
    await rest.put(route, { body })
  } catch (error) {
    throw notTaken(readTrouble(error))
  }
  log.info({ commands: body.length }, 'discord commands registered')
}

const notTaken = ({ status, code }: Trouble): Error =>
  new Error(
    `Discord did not take the commands of the bot (HTTP status ${status ?? 'none'}, code ${code ?? 'none'}): start again in a few minutes.`,
  )

const isSame = (known: unknown, ours: unknown): boolean =>
  isDeepStrictEqual(normalise(known), normalise(ours))

/** Undefined for commands that we could not have written. */
const normalise = (commands: unknown) =>
  registered.safeParse(commands).data?.toSorted((one, other) => sortKey(one).localeCompare(sortKey(other)))

const sortKey = ({ type, name }: { type: number; name: string }): string => `${type} ${name}`

const flag = z.boolean().default(false)
const numbers = z
  .array(z.number())
  .nullish()
  .transform((list) => (list ?? []).toSorted((one, other) => one - other))

const leaf = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  required: flag,
  autocomplete: flag,
  max_length: z.number().default(0),
  file_types: z.array(z.string()).default([]),
  choices: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
})

/** What Discord answers, without ids, versions and what is not ours to set. */
const registered = z.array(
  z.object({
    type: z.number().default(1),
    name: z.string(),
    description: z.string().default(''),
    contexts: numbers,
    integration_types: numbers,
    options: z.array(leaf.extend({ options: z.array(leaf).default([]) })).default([]),
  }),
)
