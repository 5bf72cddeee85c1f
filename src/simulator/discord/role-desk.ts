import { CannotDo } from '../twin.ts'
import type { Role, State } from './model.ts'
import { rolePayload } from './payloads/guild-payload.ts'
import { memberPayload } from './payloads/user-payload.ts'
import { PERMISSION } from './permission-bits.ts'
import { INTENT } from './protocol.ts'
import { findRole, PLAIN } from './roles.ts'
import { findByHandle } from './user.ts'

/** What an administrator does with the guild's roles, which go by their names. People are handles. Throws {@link CannotDo}. */
export interface RoleDesk {
  /** A new role that allows nothing by itself. */
  make(role: string, people: readonly string[]): void
  give(role: string, who: string): void
  take(role: string, who: string): void
  /** ADMINISTRATOR: who has it sees every channel and may do everything. */
  allowEverything(role: string): void
}

export function createRoleDesk(state: State): RoleDesk {
  const change = (name: string, alter: (role: Role) => Role) => {
    const role = findRole(state, name)
    if (!role) throw new CannotDo(`There is no role ${name}.`)
    keep(state, alter(role), 'GUILD_ROLE_UPDATE')
  }
  return {
    make: (name, people) => {
      const holders = new Set(people.map((handle) => memberId(state, handle)))
      const position = state.roles.size
      keep(state, { ...PLAIN, id: state.nextId(), name, position, holders }, 'GUILD_ROLE_CREATE')
    },
    give: (name, who) => {
      const id = memberId(state, who)
      change(name, (role) => ({ ...role, holders: new Set([...role.holders, id]) }))
      tellOwnRoles(state, id)
    },
    take: (name, who) => {
      const id = memberId(state, who)
      change(name, (role) => ({ ...role, holders: new Set([...role.holders].filter((one) => one !== id)) }))
      tellOwnRoles(state, id)
    },
    allowEverything: (name) =>
      change(name, (role) => ({ ...role, permissions: role.permissions | PERMISSION.administrator })),
  }
}

function memberId(state: State, handle: string): string {
  const user = findByHandle(state, handle)
  if (!user?.isInGuild) throw new CannotDo(`Nobody here is called ${handle}.`)
  return user.id
}

function keep(state: State, role: Role, event: 'GUILD_ROLE_CREATE' | 'GUILD_ROLE_UPDATE'): void {
  state.roles.set(role.id, role)
  const payload = { guild_id: state.guild.id, role: rolePayload(role) }
  state.publish({ name: event, payload, intents: INTENT.guilds })
  state.changed()
}

/** Without the privileged intent the bot hears of its own roles only. */
function tellOwnRoles(state: State, user: string): void {
  if (user !== state.usher.id) return
  const payload = { ...memberPayload(state, state.usher), guild_id: state.guild.id }
  state.publish({ name: 'GUILD_MEMBER_UPDATE', payload, intents: INTENT.guilds })
}
