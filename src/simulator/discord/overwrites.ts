import type { WorldChannel } from '../world/world.ts'
import type { Channel, Overwrite, State, User } from './model.ts'
import { PERMISSION } from './permission-bits.ts'
import { findRole, usherRole } from './roles.ts'

type Beginning = Pick<State, 'guild' | 'roles'> & { readonly users: readonly User[] }

/** A private channel is one that @everyone is denied and some are allowed. */
export function openingOverwrites(
  { kind, members = [], roles = [], hasBot }: WorldChannel,
  beginning: Beginning,
): Map<string, Overwrite> {
  const bot = usherRole(beginning).id
  if (kind === 'public') return new Map(hasBot ? [] : [[bot, SILENT]])
  const people = beginning.users.filter(({ handle }) => members.includes(handle)).map(({ id }) => id)
  const groups = roles.flatMap((name) => findRole(beginning, name)?.id ?? [])
  return new Map<string, Overwrite>([
    [beginning.guild.id, hiddenFrom('role')],
    ...people.map((id) => [id, shownTo('member')] as const),
    ...[...groups, ...(hasBot ? [bot] : [])].map((id) => [id, shownTo('role')] as const),
  ])
}

const SILENT: Overwrite = { type: 'role', allow: 0n, deny: PERMISSION.sendMessages }

export const shownTo = (type: Overwrite['type']): Overwrite => ({
  type,
  allow: PERMISSION.viewChannel,
  deny: 0n,
})

export const hiddenFrom = (type: Overwrite['type']): Overwrite => ({
  type,
  allow: 0n,
  deny: PERMISSION.viewChannel,
})

/** Whether somebody without any role sees it. */
export const isOpen = ({ guild }: Pick<State, 'guild'>, { kind, overwrites }: Channel): boolean =>
  kind === 'text' && ((overwrites.get(guild.id)?.deny ?? 0n) & PERMISSION.viewChannel) === 0n
