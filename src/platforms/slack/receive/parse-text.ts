import {
  type CommandSpec,
  type CommandTable,
  isTeamOption,
  TEAM_OPTION,
  takesTeam,
} from '../../../domain/command.ts'
import { parsePeopleOptions } from './parse-people.ts'
import { parseSearchOptions } from './parse-search.ts'
import { takeOption } from './take-option.ts'
import { byLabel, normalize, readable, unquoted } from './tokens.ts'

export type ParsedCommand = { readonly name: string; readonly input: Readonly<Record<string, unknown>> }

/**
 * Reads what stands behind the slash command. Needs the manifest's `should_escape`, without which mentions are not
 * ids. https://docs.slack.dev/interactivity/implementing-slash-commands#escaping_usernames
 * @param team the workspace of the people mentioned
 */
export function parseText(table: CommandTable, team: string, text: string): ParsedCommand {
  const plain = normalize(text)
  if (!table.commands.some(takesTeam)) return parseCommand(table, team, plain)
  const { rest, value } = takeOption(plain, TEAM_OPTION.name)
  const { name, input } = parseCommand(table, team, rest)
  return { name, input: { ...input, ...(value !== undefined && { [TEAM_OPTION.name]: value }) } }
}

function parseCommand(table: CommandTable, team: string, text: string): ParsedCommand {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*)$/s.exec(text) ?? []
  if (word === '') return { name: 'help', input: {} }

  const command = table.commands.find(({ name }) => name === word.toLowerCase())
  if (!command) return { name: 'help', input: { unknown: readable(word, byLabel) } }
  return { name: command.name, input: rest === '' ? {} : optionsOf(command, rest, team) }
}

function optionsOf(command: CommandSpec, rest: string, team: string): ParsedCommand['input'] {
  if (command.options.some(({ kind }) => kind === 'people')) {
    return parsePeopleOptions(command.options, rest, team)
  }
  // Nothing stands for a file: the form asks for it.
  const options = command.options.filter((one) => !isTeamOption(one) && one.kind !== 'file')
  const search = options.find(({ kind }) => kind === 'search')
  if (search) {
    return parseSearchOptions({ search, choice: options.find((one) => one.kind === 'choice') }, rest, team)
  }
  const [option] = options
  return option ? { [option.name]: unquoted(readable(rest, byLabel)) } : {}
}
