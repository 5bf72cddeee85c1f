import type { Role } from '../../domain/role.ts'
import { readDone } from './answers.ts'
import type { Client } from './client.ts'
import { asRole, ROLE_NAMES } from './mapping.ts'
import { roles } from './schemas.ts'

/** Those that can be given, highest first: whatever else is listed, Diga takes no other name. */
export async function listRoles(client: Client): Promise<readonly Role[]> {
  const names = readDone(roles, await client.listRoles()).map(({ name }) => name)
  return ROLE_NAMES.filter((name) => names.includes(name)).map(asRole)
}
