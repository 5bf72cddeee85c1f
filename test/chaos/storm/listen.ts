import type { Cast } from '../stage/cast.ts'
import type { Life } from '../stage/life.ts'
import type { Stage } from '../stage/stage.ts'
import { findEarly, type Standing } from './claims.ts'

export type Listening = {
  /** What was said before it was so, oldest first, with the moment. */
  readonly early: () => readonly string[]
  /** How many things were said altogether. */
  readonly heard: () => number
  readonly stop: () => void
}

/** Reads every message in the moment in which somebody could, and looks at the vendor whether it is true. */
export function listen(stage: Stage, cast: Cast): Listening {
  const known = new Set<string>()
  const early: string[] = []
  const pending: Promise<void>[] = []
  const note = (life: Life, who: string, text: string) => {
    const key = `${who} ${life.invitee.name} ${text}`
    if (known.has(key)) return
    known.add(key)
    pending.push(
      standingOf(stage, life.invitee.email).then((standing) => {
        const words = findEarly(text, standing)
        if (words) early.push(`${momentOf(stage)} ${who} reads of ${life.invitee.name} “${words}”`)
      }),
    )
  }
  const look = () => {
    for (const life of cast.lives()) for (const { who, text } of wordsOf(stage, life)) note(life, who, text)
  }
  const stops = [stage.slack.onChange(look), stage.discord.onChange(look)]
  return {
    early: () => early,
    heard: () => known.size,
    stop: () => {
      for (const stop of stops) stop()
    },
  }
}

const momentOf = ({ clock }: Stage): string => clock.now().toISOString().slice(11, 19)

/** The vendor answers with what is so at the moment of the question, whenever the answer is read. */
async function standingOf({ standIn }: Stage, email: string): Promise<Standing> {
  const [members, invitations] = await Promise.all([standIn?.vendor.members(), standIn?.vendor.invitations()])
  return {
    isMember: members?.some((seat) => seat.email === email) ?? false,
    isInvited: invitations?.some((seat) => seat.email === email) ?? false,
  }
}

/** What the bot has said to the invitee, and to the keeper about them. */
function wordsOf(stage: Stage, { invitee, keeper }: Life) {
  return invitee.homes.flatMap((platform) => [
    ...stage[platform].messagesTo(invitee.handle).map(({ text }) => ({ who: invitee.handle, text })),
    ...stage[platform]
      .messagesTo(keeper)
      .filter(({ text }) => text.includes(invitee.name))
      .map(({ text }) => ({ who: keeper, text })),
  ])
}
