import type { OptionSpec } from '../../../domain/command.ts'
import { slackActor } from '../ids.ts'
import { takeOption } from './take-option.ts'
import { byLabel, readable, tokenize, unquoted } from './tokens.ts'

type Choice = Extract<OptionSpec, { kind: 'choice' }>

type Options = {
  readonly search: OptionSpec
  readonly choice: Choice | undefined
}

/**
 * One of many, and perhaps a choice behind it: `@ann admin`, `"Ann Lee" admin`, `ann@x.org Organization Viewer`. As many
 * backends have roles of their own, everything behind the first word is a choice; `Ann Lee admin` needs no quotes where
 * the choice is in the table, and `Ann Lee role:editor` none at all. Somebody mentioned is their actor's id.
 */
export function parseSearchOptions(
  { search, choice }: Options,
  text: string,
  team: string,
): Readonly<Record<string, unknown>> {
  const { rest, value } = choice ? takeOption(text, choice.name) : { rest: text }
  const isSplit = choice !== undefined && value === undefined
  const { who, chosen } = isSplit ? divide(rest.trim(), choice) : { who: rest, chosen: value }
  const found = unquoted(readable(who, (user) => slackActor(team, user).id))
  return {
    ...(found && { [search.name]: found }),
    ...(choice && chosen && { [choice.name]: chosen }),
  }
}

type Division = { readonly who: string; readonly chosen: string | undefined }

function divide(text: string, { choices }: Choice): Division {
  const tokens = tokenize(text)
  const isName = tokens.every(({ kind }) => kind === 'word')
  const last = tokens.at(-1)
  const isKnown = last !== undefined && knownChoice(last.text, choices) !== undefined
  const chosen = isName && isKnown && tokens.length > 1 ? last : tokens[1]
  if (!chosen) return { who: text, chosen: undefined }
  const words = unquoted(readable(text.slice(chosen.at), byLabel))
  return {
    who: text.slice(0, chosen.at).replace(/[\s,;]+$/, ''),
    chosen: knownChoice(words, choices) ?? words,
  }
}

const knownChoice = (word: string, choices: readonly string[]): string | undefined =>
  choices.find((choice) => choice === word.toLowerCase())
