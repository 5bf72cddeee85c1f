import { asTeamId } from '../../src/domain/ids.ts'
import type { World } from './story.ts'

const TEAM = asTeamId('main')

/** The private channel of the people who look after the team. */
export const ADMINS = { in: 'team-admins' } as const

/** Ann's team with an admin channel, and these people in it, who have these roles. */
export async function gatherTeam(world: World, roles: Readonly<Record<string, string>>): Promise<void> {
  const ann = world.here('ann')
  await ann.runs('/team setup', ADMINS)
  for (const [handle, role] of Object.entries(roles)) {
    await ann.runs(`/team invite @${handle} ${role}`)
    await world.here(handle).presses('Accept')
  }
}

/** What the audit log has of changes and refusals, oldest first. */
export async function auditOf(
  { store }: Pick<World, 'store'>,
  words: RegExp,
  team = TEAM,
): Promise<readonly string[]> {
  const entries = (await store().transaction((tx) => tx.listAudit({ team }))).map(
    ({ action, decision, reason }) => [action, decision, reason].filter(Boolean).join(' '),
  )
  return entries.filter((entry) => words.test(entry))
}

/** On Discord every option has its name. */
export const roleCommand = ({ platform }: World, who: string, role: string): string =>
  platform === 'discord' ? `/team role who:${who} role:${role}` : `/team role ${who} ${role}`
