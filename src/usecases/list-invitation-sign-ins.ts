import type { Invitation } from '../domain/invitation.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { Deps } from './deps.ts'
import { listSignIns } from './start-link.ts'

/** Where an invitee can show who they are, in whichever of their chats, and so that their yes counts. */
export function listInvitationSignIns(
  deps: Pick<Deps, 'teams' | 'publicUrl' | 'vault' | 'signIns'>,
  { id, team: teamId, invitee }: Pick<Invitation, 'id' | 'team' | 'invitee'>,
): readonly SignIn[] {
  const team = deps.teams.get(teamId)
  const all = invitee.actors.flatMap((actor) =>
    listSignIns(deps, { team, actor }, { kind: 'accept', invitation: id }),
  )
  return [...new Map(all.toReversed().map((signIn) => [signIn.way, signIn])).values()].toReversed()
}
