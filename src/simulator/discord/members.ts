import { CannotDo } from '../twin.ts'
import type { State } from './model.ts'
import { findByHandle } from './user.ts'

/** Who is in the guild, by their handles. The bot hears of none of it, because that takes a privileged intent. */
export interface Members {
  /** They share no guild with the bot any more. Throws {@link CannotDo} for nobody. */
  leave(who: string): void
  join(who: string): void
}

export function createMembers(state: State): Members {
  const put = (handle: string, isInGuild: boolean) => {
    const user = findByHandle(state, handle)
    if (!user || user === state.usher) throw new CannotDo(`Nobody here is called ${handle}.`)
    state.users.set(user.id, { ...user, isInGuild })
    state.changed()
  }
  return { leave: (who) => put(who, false), join: (who) => put(who, true) }
}
