import type { User } from '../users.ts'
import type { Workspace } from '../workspace.ts'

/** What Slack tells about somebody, as far as they agreed to it. Source: https://docs.slack.dev/authentication/sign-in-with-slack */
export function claimsOf({ team }: Workspace, user: User, scopes: readonly string[]): object {
  return {
    sub: user.id,
    'https://slack.com/team_id': user.teamId,
    'https://slack.com/user_id': user.id,
    ...(scopes.includes('email') && emailClaims(user)),
    ...(scopes.includes('profile') && profileClaims(user)),
    ...(scopes.includes('profile') && {
      'https://slack.com/team_name': team.name,
      'https://slack.com/team_domain': team.domain,
    }),
  }
}

/** Where the workspace hides the address there is none. */
const emailClaims = ({ email }: User): object =>
  email ? { email, email_verified: true, date_email_verified: 1_700_000_000 } : {}

function profileClaims({ id, name, locale }: User): object {
  const [givenName = '', ...rest] = name.split(' ')
  return {
    locale,
    name,
    picture: `https://avatars.slack-edge.invalid/${id}-512.png`,
    given_name: givenName,
    family_name: rest.join(' '),
  }
}
