import type { Actor } from '../domain/actor.ts'
import type { CommandSpec, OptionSpec } from '../domain/command.ts'
import type { Field, Form } from './view.ts'

/** The most people one can pick at once in a form; Discord's limit. */
const MOST_PICKED = 25

/** A command's options as fields. People can be picked or given by address, so a people option makes two fields. */
export function commandForm(spec: CommandSpec, title: string, chosen: readonly Actor[] = []): Form {
  return {
    name: spec.name,
    title: clip(title),
    submit: SUBMIT[spec.name] ?? 'Go',
    fields: spec.options.flatMap((option) => fieldsOf(option, chosen)),
  }
}

const SUBMIT: Readonly<Record<string, string>> = { invite: 'Send invitation', revoke: 'Continue' }

const TITLE_LENGTH = 24

const clip = (title: string): string =>
  title.length <= TITLE_LENGTH ? title : `${title.slice(0, TITLE_LENGTH - 1).trimEnd()}…`

function fieldsOf(option: OptionSpec, chosen: readonly Actor[]): Field[] {
  const base = { name: option.name, label: capital(option.name), hint: option.description, isOptional: true }
  switch (option.kind) {
    case 'people':
      return peopleFields(option, chosen)
    case 'choice':
      return [
        {
          ...base,
          kind: 'choice',
          choices: option.choices.map((value) => ({ label: capital(value), value })),
        },
      ]
    case 'search':
      return [{ ...base, kind: 'search', suggest: option.suggest, isOptional: false }]
    default:
      return [{ ...base, kind: 'text', isLong: option.maxLength > 100, maxLength: option.maxLength }]
  }
}

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
