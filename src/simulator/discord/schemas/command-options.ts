import { z } from 'zod'
import { blame } from '../form-errors.ts'
import { OPTION } from '../protocol.ts'
import { fileTypes } from './base.ts'

const LOCALES =
  'bg cs da de el en-GB en-US es-419 es-ES fi fr hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi zh-CN zh-TW'.split(
    ' ',
  )

/** Source: https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

type Localized<Text extends z.ZodType> = z.ZodOptional<
  z.ZodNullable<z.ZodRecord<z.ZodEnum<Record<string, string>> & z.core.$partial, z.ZodNullable<Text>>>
>

export const localized = <Text extends z.ZodType>(text: Text): Localized<Text> =>
  z.partialRecord(z.enum(LOCALES), text.nullable()).nullish()

export const slashName = z
  .string()
  .min(1)
  .max(32)
  .superRefine((name, context) => {
    if (NAME.test(name) && name === name.toLowerCase()) return
    blame(context, {
      path: [],
      code: 'APPLICATION_COMMAND_INVALID_NAME',
      message: 'Command name is invalid',
    })
  })

export const description = z.string().min(1).max(100)

const choice = z.object({
  name: z.string().min(1).max(100),
  name_localizations: localized(z.string().min(1).max(100)),
  value: z.union([z.string().max(100), z.number()]),
})

const words = {
  name: slashName,
  name_localizations: localized(slashName),
  description,
  description_localizations: localized(description),
}

const VALUE_TYPES = [3, 4, 5, 6, 7, 8, 9, 10, 11] as const

/** An option that takes a value. */
export const valueOption = z
  .object({
    type: z.literal([...VALUE_TYPES]),
    ...words,
    required: z.boolean().optional(),
    choices: z.array(choice).max(25).nullish(),
    autocomplete: z.boolean().optional(),
    min_value: z.number().optional(),
    max_value: z.number().optional(),
    min_length: z.int().min(0).max(6000).optional(),
    max_length: z.int().min(1).max(6000).optional(),
    channel_types: z.array(z.int()).optional(),
    file_types: fileTypes.nullish(),
  })
  .superRefine(({ type, choices, autocomplete }, context) => {
    if (autocomplete && choices?.length) blame(context, AUTOCOMPLETE_WITH_CHOICES)
    checkChoiceValues({ type, choices: choices ?? [] }, context)
  })

const valueOptions = z.array(valueOption).max(25).superRefine(checkOptionList)

export const subcommand = z.object({ type: z.literal(1), ...words, options: valueOptions.optional() })

export const group = z.object({
  type: z.literal(2),
  ...words,
  options: z.array(subcommand).max(25).superRefine(checkOptionList).optional(),
})

export type ValueOption = z.output<typeof valueOption>

const AUTOCOMPLETE_WITH_CHOICES = {
  path: ['autocomplete'],
  code: 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES',
  message: 'Autocomplete cannot be set to true if choices are present',
}

type Choices = { type: number; choices: readonly z.output<typeof choice>[] }

function checkChoiceValues({ type, choices }: Choices, context: z.RefinementCtx): void {
  const wanted = type === OPTION.string ? 'string' : 'number'
  choices.forEach(({ name, value }, index) => {
    if (typeof value !== wanted)
      blame(context, {
        path: ['choices', index, 'value'],
        code: wanted === 'string' ? 'STRING_TYPE_CONVERT' : 'NUMBER_TYPE_COERCE',
        message: `Could not interpret "${value}" as ${wanted}.`,
      })
    if (choices.findIndex((other) => other.name === name) !== index)
      blame(context, {
        path: ['choices', index, 'name'],
        code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
        message: 'Choice name already exists',
      })
  })
}

/** Names are unique, and what is required comes first. */
export function checkOptionList(
  options: readonly { name: string; required?: boolean | undefined }[],
  context: z.RefinementCtx,
): void {
  options.forEach(({ name, required }, index) => {
    if (options.findIndex((other) => other.name === name) !== index)
      blame(context, {
        path: [index, 'name'],
        code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        message: 'Option name already exists in options',
      })
    if (required && options.slice(0, index).some((earlier) => !earlier.required))
      blame(context, {
        path: [index],
        code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        message: 'Required options must be placed before non-required options',
      })
  })
}
