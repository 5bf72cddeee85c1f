import type { State } from './model.ts'
import { guildCreated } from './payloads/guild-payload.ts'
import { INTENT } from './protocol.ts'
import { newToken } from './state.ts'

/** What happens to the bot as a whole. */
export interface Installation {
  /** It is put out of the guild, and shares none with anybody any more. Its commands there are gone. */
  kick(): void
  /** Somebody invites it again, and lets it in wherever it was. */
  bringBack(): void
  /** The guild is out of order for the gateway, which is nobody's decision, until {@link Installation.recover}. */
  breakDown(): void
  recover(): void
  /** Another token, which the credentials show from now on. The old one is refused, and its connections are closed. */
  resetToken(): string
  /** Discord takes it for a spammer: it writes to nobody whom it has not written to before. */
  flag(): void
  unflag(): void
  /** The next so many direct channels are opened too fast for Discord. */
  openTooFast(times: number): void
}

type Deps = { readonly state: State; readonly refuseTokens: () => void }

export function createInstallation({ state, refuseTokens }: Deps): Installation {
  const { standing, guild } = state
  const change = (changes: Partial<State['standing']>) => {
    Object.assign(standing, changes)
    state.changed()
  }
  const tellGone = (more: object) =>
    state.publish({ name: 'GUILD_DELETE', payload: { id: guild.id, ...more }, intents: INTENT.guilds })
  return {
    kick: () => {
      change({ isInGuild: false })
      tellGone({})
    },
    bringBack: () => {
      change({ isInGuild: true })
      state.publish(guildCreated(state))
    },
    breakDown: () => tellGone({ unavailable: true }),
    recover: () => state.publish(guildCreated(state)),
    resetToken: () => {
      change({ token: newToken(state.usher.id) })
      refuseTokens()
      return standing.token
    },
    flag: () => change({ isFlagged: true }),
    unflag: () => change({ isFlagged: false }),
    openTooFast: (times) => change({ tooFast: times }),
  }
}
