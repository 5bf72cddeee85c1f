import type { PlatformName } from '../domain/actor.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Text, View } from './view.ts'

/** What everybody in the channel reads: that there is something for one of them, and nothing about what. */
export function mentionView({ invitee, status }: Invitation, platform: PlatformName): View {
  const person = invitee.actors.find((actor) => actor.platform === platform)
  const name = person ? { person, name: invitee.name } : invitee.name
  if (status !== 'pending')
    return {
      tone: 'neutral',
      title: [name, ', what I had for you here is done. There is nothing left to do.'],
    }
  return { tone: 'neutral', title: [name, ...ASKING], ...(person && { rings: person }) }
}

const ASKING: readonly string[] = [
  ', I have something for you and cannot write to you directly. Type /team inbox, only you will see it.',
]

/** The same, for the inviter to read before it is said. */
export const mentionText = ({ invitee }: Invitation): Text => ['“@', invitee.name, ...ASKING, '”']
