import type { NotInvitable } from '../domain/outcomes.ts'
import type { Role } from '../domain/role.ts'

const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** "Ann", "Ann and Bob", "Ann, Bob and Carol". */
export const allOf = (words: readonly string[]): string => AND.format(words)

/** "Ann", "Ann or Bob", "Ann, Bob or Carol". */
export const oneOf = (words: readonly string[]): string => OR.format(words)

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`

/** "a member", "an admin", "a user". */
export const withArticle = (role: string): string =>
  `${/^[aeio]|^u(?!s|ni)/i.test(role) ? 'an' : 'a'} ${role}`

export const roleNames = (roles: readonly Role[]): string => oneOf(roles.map(({ name }) => name))

/** Why somebody cannot be invited, as the end of a sentence about them, and what to do instead. */
export const WHY_NOT: Readonly<Record<NotInvitable, string>> = {
  yourself: 'that is you: nobody can invite themselves',
  bot: 'that is a bot; only people can join a team',
  guest: 'they are a guest here; make them a full member of the workspace first',
  stranger: 'they belong to another company; invite them by an address of their own choice',
  no_email:
    'their e-mail address is not known to me, and this team invites by address; give the address instead',
  other_domain: 'their address is not of a domain that this team allows; ask whoever runs Usher',
  deactivated: 'their account here is deactivated and has to be active again first',
  unknown:
    'I do not know them here; pick them from the suggestions after typing @, or give an e-mail address',
  over_limit:
    'the team takes no more members; take back an invitation that nobody needs, or ask whoever runs Usher for more room',
}
