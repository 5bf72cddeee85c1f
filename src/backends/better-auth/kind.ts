import type { BackendKind } from '../backend-kind.ts'
import { createBetterAuth } from './backend.ts'
import { facts } from './facts.ts'

export const betterAuth: BackendKind = {
  facts,
  notes: [
    "The application needs Better Auth's organization and bearer plugins, and has to trust its own origin.",
    'The token is a session: it ends when nothing has used it for as long as the application lets sessions last (7 days by default).',
    "Only an owner's token can invite, promote, demote or remove owners.",
    "The application's own roles are known once somebody has them, and rank as member.",
    'Better Auth lists 100 invitations, finished ones among them, unless the application raises advanced.database.defaultFindManyLimit.',
  ],
  settings: [
    {
      key: 'organization',
      variable: 'BETTER_AUTH_ORGANIZATION_ID',
      description: 'The id of the organization, as `organization.list()` of the application tells it.',
      kind: 'text',
    },
    {
      key: 'token',
      variable: 'BETTER_AUTH_TOKEN',
      description:
        'A session token of an owner or admin of the organization: the header set-auth-token after signing in.',
      kind: 'secret',
    },
    {
      key: 'apiUrl',
      variable: 'BETTER_AUTH_URL',
      description:
        "The application's own address with the path of Better Auth: https://app.example.com/api/auth.",
      kind: 'url',
    },
  ],
  connect: createBetterAuth,
}
