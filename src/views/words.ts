import type { NotInvitable } from '../domain/outcomes.ts'
import type { Role } from '../domain/role.ts'

/** "Ann", "Ann and Bob", "Ann, Bob and Carol". */
export function listing(words: readonly string[], conjunction = 'and'): string {
  const [last, ...before] = [...words].reverse()
  if (last === undefined) return ''
  if (before.length === 0) return last
  return `${before.reverse().join(', ')} ${conjunction} ${last}`
}

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`

/** "a member", "an admin". */
export const withArticle = (role: string): string => `${/^[aeiou]/i.test(role) ? 'an' : 'a'} ${role}`

export const roleNames = (roles: readonly Role[]): string =>
  listing(
    roles.map(({ name }) => name),
    'or',
  )

/** Why somebody cannot be invited, as the end of a sentence about them, and what to do instead. */
export const WHY_NOT: Readonly<Record<NotInvitable, string>> = {
  yourself: 'that is you: nobody can invite themselves',
  bot: 'that is a bot; only people can join a team',
  guest: 'they are a guest here; make them a full member of the workspace first',
  stranger: 'they belong to another company; invite them by an address of their own choice',
  deactivated: 'their account here is deactivated',
  unknown:
    'I do not know them here; pick them from the suggestions after typing @, or give an e-mail address',
}
