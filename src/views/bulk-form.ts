import type { Role } from '../domain/role.ts'
import type { Team } from '../domain/team.ts'
import type { Field, Form } from './view.ts'

type Asking = { readonly team: Team; readonly roles: readonly Role[]; readonly ordinary?: Role }

/** Whom to invite: people to pick, a list to paste, a file, or all of it at once. */
export const bulkForm = ({ team, roles, ordinary }: Asking): Form => ({
  name: 'bulk',
  subject: team.id,
  title: 'Invite many people',
  submit: 'Show me first',
  fields: [PEOPLE, LIST, FILE, ...roleField(roles, ordinary), NOTE],
})

/** The field where it is said that nobody was given. */
export const LIST_FIELD = 'list'
export const ROLE_FIELD = 'role'

const PEOPLE: Field = {
  name: 'who',
  label: 'People here',
  isOptional: true,
  kind: 'people',
  max: 25,
}

const LIST: Field = {
  name: LIST_FIELD,
  label: 'And a pasted list',
  hint: 'E-mail addresses or mentions, one per line; or lines copied from a table with a heading email',
  isOptional: true,
  kind: 'text',
  isLong: true,
  maxLength: 4000,
}

const FILE: Field = {
  name: 'file',
  label: 'And a CSV file',
  hint: 'Up to 10,000 people, with a heading email; name, role and note too if you like',
  isOptional: true,
  kind: 'file',
  endings: ['csv', 'txt', 'tsv'],
}

const NOTE: Field = {
  name: 'note',
  label: 'Note',
  hint: 'A personal line for every invitation that has none of its own in the list',
  isOptional: true,
  kind: 'text',
  isLong: true,
  maxLength: 300,
}

/** As many as every platform can offer at once, and as long as they may be. */
const MOST_ROLES = 25
const ROLE_LENGTH = 75

/** Nobody is asked where there is nothing to choose from. */
function roleField(roles: readonly Role[], ordinary: Role | undefined): readonly Field[] {
  const choices = roles
    .filter(({ name }) => name.length <= ROLE_LENGTH)
    .slice(0, MOST_ROLES)
    .map(({ name }) => ({ label: name, value: name }))
  if (choices.length === 0) return []
  const isOffered = choices.some(({ value }) => value === ordinary?.name)
  return [
    {
      name: ROLE_FIELD,
      label: 'Role',
      hint: 'For everybody who has none of their own in the list',
      isOptional: true,
      kind: 'choice',
      choices,
      ...(isOffered && ordinary && { value: ordinary.name }),
    },
  ]
}
