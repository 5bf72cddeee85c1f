import type { Actor } from '../domain/actor.ts'
import { assertNever } from '../domain/assert-never.ts'
import { type CommandSpec, isTeamOption, type OptionSpec } from '../domain/command.ts'
import type { TeamId } from '../domain/ids.ts'
import type { Choice, Field, Form } from './view.ts'

/** The most people one can pick at once in a form; Discord's limit. */
const MOST_PICKED = 25

export type Prefill = {
  readonly people?: readonly Actor[]
  /** By option name. */
  readonly values?: Readonly<Record<string, string>>
  /** The team it is for, so that it is not asked. */
  readonly team?: TeamId
}

/** A command's options as fields. People can be picked or given by address, so a people option makes two fields. */
export function commandForm(spec: CommandSpec, title: string, prefill: Prefill = {}): Form {
  const { team } = prefill
  const options = spec.options.filter((option) => team === undefined || !isTeamOption(option))
  return {
    name: spec.name,
    ...(team !== undefined && { subject: team }),
    title: clip(title),
    submit: SUBMIT[spec.name] ?? 'Go',
    fields: options.flatMap((option) => fieldsOf(option, prefill)),
  }
}

const SUBMIT: Readonly<Record<string, string>> = {
  invite: 'Send invitation',
  revoke: 'Continue',
  resend: 'Send again',
  remove: 'Continue',
  role: 'Continue',
}

const TITLE_LENGTH = 24

const clip = (title: string): string =>
  title.length <= TITLE_LENGTH ? title : `${title.slice(0, TITLE_LENGTH - 1).trimEnd()}…`

function fieldsOf(option: OptionSpec, { people = [], values = {} }: Prefill): Field[] {
  const { name, description: hint, kind } = option
  const base = { name, label: capital(name), hint, isOptional: true }
  const value = values[name]
  const preset = value === undefined ? {} : { value }
  switch (kind) {
    case 'people':
      return peopleFields(option, people)
    case 'choice':
      return [{ ...base, kind, choices: option.choices.map(choice), ...preset }]
    case 'search':
      return [{ ...base, kind, suggest: option.suggest, isOptional: isTeamOption(option) }]
    case 'file':
      return [{ ...base, kind, endings: option.endings }]
    case 'text':
      return [{ ...base, kind, isLong: option.maxLength > 100, maxLength: option.maxLength, ...preset }]
    default:
      return assertNever(kind)
  }
}

const choice = (value: string): Choice => ({ label: capital(value), value })

/** The addresses come in beside the people, under this name. */
export const EMAILS_FIELD = 'emails'

function peopleFields({ name }: OptionSpec, chosen: readonly Actor[]): Field[] {
  return [
    {
      name,
      label: 'People here',
      isOptional: true,
      kind: 'people',
      max: MOST_PICKED,
      ...(chosen.length > 0 && { chosen }),
    },
    {
      name: EMAILS_FIELD,
      label: 'And by e-mail address',
      hint: 'Separated by commas, spaces or new lines',
      isOptional: true,
      kind: 'text',
      isLong: true,
      maxLength: 2000,
    },
  ]
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
