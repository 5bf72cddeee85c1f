import type { BackendKind, SettingSpec } from '../../backends/backend-kind.ts'
import { sentence } from '../../config/teams/problem.ts'
import { writtenKey } from '../../config/teams/setting.ts'
import { type BackendFacts, type Capability, OPERATIONS } from '../../domain/backend-facts.ts'
import { markdownTable } from '../markdown-table.ts'
import { OPERATION_WORDS } from './operation-words.ts'

/** What to set for one backend, and what to know about it. */
export function backendSection({ facts, notes, settings }: BackendKind): string {
  const { name, title } = facts
  const remarks = [...notes, ...aboutTokens(facts), ...aboutRemoved(facts)]
  return [
    `## ${title}`,
    `\`USHER_BACKEND=${name}\`, or \`backend: ${name}\` in the team file.`,
    settings.length > 0 ? settingTable(settings) : 'Nothing more has to be set.',
    ...(remarks.length > 0 ? [remarks.map((remark) => `- ${remark}`).join('\n')] : []),
  ].join('\n\n')
}

function settingTable(settings: readonly SettingSpec[]): string {
  const header = ['variable', 'in the team file', 'what it is', 'default']
  const rows = settings.map((spec) => [
    `\`${spec.variable}\``,
    `\`${writtenKey(spec)}\``,
    sentence(spec.description),
    defaultOf(spec),
  ])
  return markdownTable(header, rows)
}

function defaultOf({ default: usual }: SettingSpec): string {
  if (usual === undefined) return 'none: it is needed'
  return usual === '' ? 'none' : `\`${usual}\``
}

function aboutTokens({ proof, capabilities, tokenFrom }: BackendFacts): readonly string[] {
  const uses = OPERATIONS.filter(
    (operation) => operation !== 'whoIs' && isPersonal(capabilities[operation]),
  ).map((operation) => OPERATION_WORDS[operation])
  if (proof === 'chat' || uses.length === 0) return []
  const source = tokenFrom === undefined ? '' : ` You get one ${sentence(tokenFrom)}`
  return [`It takes a token of your own to ${LIST.format(uses)}.${source}`]
}

const isPersonal = ({ how, plane }: Capability): boolean => plane === 'personal' && how !== 'impossible'

const LIST = new Intl.ListFormat('en')

const aboutRemoved = ({ goesWithMember }: BackendFacts): readonly string[] =>
  goesWithMember === undefined ? [] : [`Who is removed also loses ${sentence(goesWithMember)}`]
