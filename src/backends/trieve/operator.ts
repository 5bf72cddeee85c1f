import type { Client } from './client.ts'
import { OWNER } from './roles.ts'

/**
 * Whether the operator's credential may give the role away, and take it. Admins and owners alone get as far as here,
 * so the question is about owners.
 *
 * Inferred: an organization's key is nobody, so nothing tells its role. But who asks for the role of an owner for
 * themselves is refused below that, and is given nothing new above it: an owner is one already, and nobody stays nobody.
 * https://github.com/devflowinc/trieve/blob/main/server/src/handlers/user_handler.rs
 */
export async function mayGive(client: Client, role: number): Promise<boolean> {
  if (role < OWNER) return true
  return (await client.setRole({ role: OWNER })) !== 'above_operator'
}
