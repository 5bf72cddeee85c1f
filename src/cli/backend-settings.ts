import type { BackendKind, SettingSpec } from '../backends/backend-kind.ts'
import { sentence } from '../config/teams/problem.ts'
import { writtenKey } from '../config/teams/setting.ts'

/** What there is to choose from, each with a link to what `docs/backends.md` says of it. */
export const backendList = (kinds: readonly BackendKind[]): string =>
  kinds
    .map(({ facts }) => `- [${facts.title}](${PAGE}#${anchorOf(facts.title)}): \`${facts.name}\``)
    .join('\n')

const PAGE = 'docs/backends.md'

/** As GitHub names a heading. */
const anchorOf = (heading: string): string => heading.toLowerCase().replaceAll(' ', '-')

/** A team file: one with everything, of a backend that takes a secret where there is one, and one with the least. */
export function teamsExample(kinds: readonly BackendKind[]): string {
  const full = kinds.find(({ settings }) => settings.some(({ kind }) => kind === 'secret')) ?? kinds[0]
  const needed = full?.settings.filter((spec) => spec.default === undefined) ?? []
  return [
    '```yaml',
    'teams:',
    '  - id: docs # lower-case, at most 20 characters; stays as it is, because what is kept hangs on it',
    '    name: Docs team',
    `    backend: ${full?.facts.name}`,
    ...needed.map((spec) => `    ${writtenKey(spec)}: ${EXAMPLES[spec.kind] ?? spec.variable}`),
    ...REST,
    '  - id: crew',
    '    name: Crew',
    `    backend: ${kinds[0]?.facts.name}`,
    '```',
  ].join('\n')
}

/** A secret has none. */
const EXAMPLES: Readonly<Record<SettingSpec['kind'], string | undefined>> = {
  secret: undefined,
  uuid: '01234567-89ab-cdef-0123-456789abcdef',
  text: 'lighthouse',
  url: 'https://lighthouse.example',
}

const REST = [
  '    defaultRole: member # in the word of the backend',
  '    domains: [lighthouse.example] # whose addresses may be invited; left out: all',
  '    consent: ask-first # or send-first',
  '    invitationDays: 7',
  '    undoSeconds: 30 # so long a removal or a new role can be undone',
  '    adminChannels: warn # or strict: none with people in it who are no admins',
  '    unreachable: offer # or link, or nothing: what the inviter may do where a direct message does not arrive',
  '    reminders: 2, 5 # so many days after the invitation, or off',
  '    timeZone: Europe/Berlin # for reminders, where a platform does not tell that of a person',
  '    memberLimit: 250 # the most members and open invitations together; left out: no limit',
  '    signInIssuer: https://login.lighthouse.example # where its people sign in; left out: nowhere',
  '    signInClientId: usher',
  '    signInClientSecretFrom: LIGHTHOUSE_CLIENT_SECRET',
  '    signInName: Lighthouse ID',
  '    signInScopes: openid email profile offline_access',
  '    language: en',
  '    places: # where it is at home; left out: everywhere',
  '      - slack: T123 # a workspace',
  '      - slack: T123/C456 # one channel of it',
  '      - discord: 123456789012345678 # a server, or server/channel',
]

/** The variables of every backend, each with its own comment, for `.env.example`. */
export const backendVariables = (kinds: readonly BackendKind[]): string => kinds.map(variablesOf).join('\n\n')

function variablesOf({ facts, settings }: BackendKind): string {
  const heading = `# ${facts.title}: USHER_BACKEND=${facts.name}${settings.length > 0 ? '' : ', nothing more'}`
  const variables = settings.map(
    (spec) =>
      `${comment(`${sentence(spec.description)} ${defaultOf(spec)}`)}\n${spec.variable}=${spec.default ?? ''}`,
  )
  return [heading, ...variables].join('\n')
}

function defaultOf({ default: usual }: SettingSpec): string {
  if (usual === undefined) return 'Needed.'
  return usual === '' ? 'Default: none.' : `Default: ${usual}.`
}

/** At most 120 characters a line. */
const comment = (text: string): string => text.replaceAll(/(.{1,118})(?:\s+|$)/g, '# $1\n').trimEnd()
