import type { SettingSpec } from '../backend-kind.ts'

export const SETTINGS: readonly SettingSpec[] = [
  {
    key: 'organization',
    variable: 'TRIEVE_ORGANIZATION_ID',
    description: 'The id of the organization, from the address of its page in the dashboard of Trieve.',
    kind: 'uuid',
  },
  {
    key: 'apiKey',
    variable: 'TRIEVE_API_KEY',
    description:
      'An API key of the organization with the role Owner or Admin and without scopes, from the dashboard.',
    kind: 'secret',
  },
  {
    key: 'apiUrl',
    variable: 'TRIEVE_API_URL',
    description: 'Where the API of Trieve is, without /api, for those who host it themselves.',
    kind: 'url',
    default: 'https://api.trieve.ai',
  },
  {
    key: 'returnUrl',
    variable: 'TRIEVE_RETURN_URL',
    description: 'Where the browser goes after the login that accepts an invitation.',
    kind: 'url',
    default: 'https://dashboard.trieve.ai',
  },
]
