import { PermissionFlagsBits } from 'discord.js'

export type Role = { readonly id: string; readonly permissions: bigint }

export type Overwrite = { readonly allow: bigint; readonly deny: bigint }

export type Rules = {
  /** The role that everybody in the guild has. */
  readonly everyone: Role
  /** Of the channel, by the id of the role or person. */
  readonly overwrites: ReadonlyMap<string, Overwrite>
}

/**
 * Whether somebody sees the channel who has this role and no other besides @everyone. As one role's denial does not take
 * what another allows, whoever sees a channel by several roles sees it by one of them.
 * https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */
export function canRoleView({ everyone, overwrites }: Rules, role: Role = everyone): boolean {
  const base = everyone.permissions | role.permissions
  if (has(base, PermissionFlagsBits.Administrator)) return true
  const changed = [...new Set([everyone.id, role.id])].reduce(
    (sum, id) => change(sum, overwrites.get(id)),
    base,
  )
  return has(changed, PermissionFlagsBits.ViewChannel)
}

/** Whether somebody sees it for their own sake. */
export const isLetIn = ({ allow }: Overwrite): boolean => has(allow, PermissionFlagsBits.ViewChannel)

const change = (permissions: bigint, { allow, deny }: Overwrite = NOTHING): bigint =>
  (permissions & ~deny) | allow

const NOTHING: Overwrite = { allow: 0n, deny: 0n }

const has = (permissions: bigint, one: bigint): boolean => (permissions & one) === one
