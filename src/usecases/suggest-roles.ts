import type { Role } from '../domain/role.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

/** The team's own roles that match what was typed so far, the highest first. */
export async function suggestRoles(
  { backends }: Pick<Deps, 'backends'>,
  { team }: Caller,
  query: string,
): Promise<readonly Role[]> {
  const roles = await backends.of(team).listRoles()
  return roles.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))
}
