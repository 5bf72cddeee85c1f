import { assertNever } from '../domain/assert-never.ts'
import type { Hold, HoldReason } from '../domain/hold.ts'
import type { ChangedThere, Finding, OpenThere } from '../domain/reconcile.ts'
import type { Team } from '../domain/team.ts'
import { shownName } from './change-words.ts'
import { whyNotYet } from './trouble.ts'
import { allOf, count, oneOf } from './words.ts'

// For a terminal: lines of plain text. Nobody's address is in them.

export type ShownEffect = {
  readonly id: string
  readonly state: 'waiting' | 'running' | 'parked'
  readonly kind: string
  readonly about: string
  readonly attempts: number
  readonly dueAt: Date
  /** A machine word: why it was put off, or given up. */
  readonly why?: string
}

type Work = {
  readonly effects: readonly ShownEffect[]
  readonly holds: readonly Hold[]
  /** There are more. */
  readonly isCut: boolean
}

export function workLines({ effects, holds, isCut }: Work): string[] {
  if (effects.length === 0) return ['Nothing waits, and nothing is parked.', ...holds.map(holdLine)]
  const parked = effects.filter(({ state }) => state === 'parked').length
  return [
    ...columns([HEADER, ...effects.map(cellsOf)]),
    ...(isCut ? [`These are the first ${effects.length}; there are more.`] : []),
    `${count(effects.length - parked, 'effect waits', 'effects wait')}, ${parked === 0 ? 'none is' : count(parked, 'is', 'are')} parked.`,
    ...(parked > 0 ? ['usher effects retry --parked runs the parked ones again.'] : []),
    ...holds.map(holdLine),
  ]
}

const HEADER = ['id', 'state', 'what', 'about', 'attempts', 'due', 'why']

const cellsOf = ({ id, state, kind, about, attempts, dueAt, why = '' }: ShownEffect): string[] => [
  id,
  state,
  kind,
  about,
  String(attempts),
  dueAt.toISOString().slice(0, 19),
  why,
]

/** As wide as their widest cell. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADER.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function holdLine({ platform, space, reason, since }: Hold): string {
  const where = space === undefined ? platform : `${platform} ${space}`
  return `Since ${since.toISOString().slice(0, 19)} ${HOLDS[reason](where, platform)}.`
}

const HOLDS: Readonly<Record<HoldReason, (where: string, platform: string) => string>> = {
  flagged: (where, platform) =>
    `${where} stops the direct messages of Usher as spam, and none is sent there: find out why, then usher resume ${platform} sends them`,
  removed: (where) =>
    `Usher is taken out of ${where}, and nothing is sent there: add it again, and give it the new token if there is one`,
  token_refused: (where) =>
    `${where} does not take the token of Usher, and nothing is sent there: set a new one and start Usher again`,
}

type Retried = {
  readonly count: number
  /** Some of it has failed for people already. */
  readonly isLate: boolean
}

export function retriedLines({ count: retried, isLate }: Retried): string[] {
  if (retried === 0) return ['Nothing is parked, so there is nothing to run again.']
  return [
    `${count(retried, 'effect is', 'effects are')} due again.`,
    ...(isLate ? ['An invitation or a change that has failed meanwhile stays so: ask for it anew.'] : []),
  ]
}

export const unknownEffectLine = (id: string): string =>
  `There is no effect ${id}: usher effects shows those there are.`

export const unknownTeamLine = (wanted: string, teams: readonly Team[]): string =>
  `There is no team ${wanted}, only ${allOf(teams.map(({ id }) => id))}.`

export const unknownPlatformLine = (wanted: string, names: readonly string[]): string =>
  `${wanted} is not set up: write ${oneOf(names)}.`

export const resumedLine = (platform: string, wasHeld: boolean): string =>
  wasHeld ? `Messages go out on ${platform} again.` : `Nothing was held back on ${platform}.`

export const unreconciledLine = ({ name, id, backend }: Team, trouble: string): string =>
  `${name} (${id}): ${whyNotYet(backend.title, trouble)}, so nothing was compared.`

type Reconciled = { readonly findings: readonly Finding[]; readonly isDryRun: boolean }

export function reconciledLines(team: Team, { findings, isDryRun }: Reconciled): string[] {
  const about = `${team.name} (${team.id})`
  if (findings.length === 0) return [`${about}: nothing has to be corrected.`]
  const what = isDryRun ? 'Nothing was changed. This would be:' : 'This was corrected:'
  return [`${about}: ${what}`, ...findings.map((finding) => `- ${findingLine(team, finding)}`)]
}

function findingLine({ backend: { title } }: Team, finding: Finding): string {
  switch (finding.kind) {
    case 'joined':
      return `${nameOf(finding)} is a member by now: joined`
    case 'ended':
      return `${nameOf(finding)} has no open invitation at ${title} any more: over`
    case 'expired':
      return `${nameOf(finding)} ran out of time: expired`
    case 'changed':
      return `${nameOf(finding)} was given ${allOf(changesIn(finding.change))} at ${title}: taken over`
    case 'unknown':
      return `${strangerOf(finding.there)} was invited at ${title} itself: adopted`
    default:
      return assertNever(finding)
  }
}

const nameOf = ({ invitation }: Exclude<Finding, { kind: 'unknown' }>): string =>
  shownName(invitation.invitee.name)

/** Nobody here knows their name. */
const strangerOf = ({ name, email }: OpenThere): string =>
  email === undefined ? shownName(name) : shownName(email)

const changesIn = ({ role, expiresAt, backendKey }: ChangedThere): string[] => [
  ...(role === undefined ? [] : [`the role ${role}`]),
  ...(expiresAt ? [`time until ${expiresAt.toISOString().slice(0, 10)}`] : []),
  ...(backendKey === undefined ? [] : ['a new invitation']),
]
