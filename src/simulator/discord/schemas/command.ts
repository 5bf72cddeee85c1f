import { z } from 'zod'
import { blame } from '../form-errors.ts'
import {
  checkOptionList,
  description,
  group,
  localized,
  slashName,
  subcommand,
  valueOption,
} from './command-options.ts'

const MOST_TEXT = 8000
const MOST_OF_TYPE: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 }

const common = {
  default_member_permissions: z.string().regex(/^\d+$/).nullish(),
  dm_permission: z.boolean().nullish(),
  contexts: z
    .array(z.literal([0, 1, 2]))
    .min(1)
    .nullish()
    .superRefine(checkUnique),
  integration_types: z
    .array(z.literal([0, 1]))
    .min(1)
    .nullish()
    .superRefine(checkUnique),
  nsfw: z.boolean().optional(),
}

const option = z.discriminatedUnion('type', [valueOption, subcommand, group])

const chatInput = z
  .object({
    type: z.literal(1),
    name: slashName,
    name_localizations: localized(slashName),
    description,
    description_localizations: localized(description),
    options: z.array(option).max(25).superRefine(checkOptionList).superRefine(checkUnmixed).optional(),
    ...common,
  })
  .superRefine((command, context) => {
    if (textLength(command) <= MOST_TEXT) return
    blame(context, {
      path: [],
      code: 'APPLICATION_COMMAND_TOO_LARGE',
      message: `Command exceeds maximum size (${MOST_TEXT})`,
    })
  })

const menuName = z.string().min(1).max(32)

const menu = z.object({
  type: z.literal([2, 3]),
  name: menuName,
  name_localizations: localized(menuName),
  description: z.literal('').optional(),
  options: z.array(z.never()).max(0).optional(),
  ...common,
})

const typed = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && !('type' in body) ? { ...body, type: 1 } : body

/** Source: https://docs.discord.com/developers/interactions/application-commands#create-global-application-command */
export const commandBody = z.preprocess(typed, z.discriminatedUnion('type', [chatInput, menu]))

/** All commands of the application at once. */
export const commandList = z.array(commandBody).superRefine(checkList)

export type CommandBody = z.output<typeof commandBody>

function checkList(commands: readonly CommandBody[], context: z.RefinementCtx): void {
  commands.forEach(({ type, name }, index) => {
    const same = commands.slice(0, index).filter((earlier) => earlier.type === type)
    if (same.some((earlier) => earlier.name === name))
      blame(context, {
        path: [index],
        code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
        message: 'Application command names must be unique',
      })
    const most = MOST_OF_TYPE[type] ?? 0
    if (same.length === most)
      blame(context, {
        path: [],
        code: 'BASE_TYPE_MAX_LENGTH',
        message: `Must be ${most} or fewer in length.`,
      })
  })
}

function checkUnique(values: readonly number[] | null | undefined, context: z.RefinementCtx): void {
  if (!values || new Set(values).size === values.length) return
  blame(context, {
    path: [],
    code: 'SET_TYPE_ALREADY_CONTAINS_VALUE',
    message: 'The set already contains this value',
  })
}

/** A command has either subcommands or values. */
function checkUnmixed(options: readonly { type: number }[], context: z.RefinementCtx): void {
  const nested = options.filter(({ type }) => type <= 2)
  if (nested.length === 0 || nested.length === options.length) return
  blame(context, {
    path: [],
    code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    message: 'Sub-command and sub-command group option types are mutually exclusive to all other types',
  })
}

type Worded = {
  readonly name: string
  readonly description?: string | undefined
  readonly options?: readonly Worded[] | undefined
  readonly choices?: readonly { name: string; value: string | number }[] | null | undefined
}

/** Names, descriptions and values over everything in the command. */
function textLength({ name, options = [], choices, ...worded }: Worded): number {
  const own = name.length + (worded.description?.length ?? 0)
  const chosen = (choices ?? []).reduce(
    (sum, choice) => sum + choice.name.length + `${choice.value}`.length,
    0,
  )
  return options.reduce((sum, inner) => sum + textLength(inner), own + chosen)
}
