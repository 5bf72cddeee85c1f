import { type InvitationBody, invitationBody } from './bodies.ts'
import type { Caller } from './caller.ts'
import { type InvitationWish, invite } from './invitations.ts'
import { Refusal } from './refusal.ts'
import type { World } from './world.ts'

type Failed = {
  readonly email: string
  readonly success: boolean
  readonly error: string | null
  readonly invitation: InvitationBody | null
}
type BulkBody = { readonly successful: readonly InvitationBody[]; readonly failed: readonly Failed[] }

/** Each by itself, and no order promised between the two lists. */
export function sendBulk(world: World, caller: Caller, wishes: readonly InvitationWish[]): BulkAnswers {
  const successful: InvitationBody[] = []
  const failed: Failed[] = []
  for (const wish of wishes) {
    const outcome = attempt(world, caller, wish)
    if ('error' in outcome) failed.push(outcome)
    else successful.push(outcome)
  }
  const straight = { successful, failed }
  return { straight, contradicting: contradict(straight) }
}

export type BulkAnswers = { readonly straight: BulkBody; readonly contradicting: BulkBody }

function attempt(world: World, caller: Caller, wish: InvitationWish): InvitationBody | Failed {
  try {
    return invitationBody(world, invite(world, caller, wish))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { email: wish.email, success: false, error: 'Could not send the invitation', invitation: null }
  }
}

function contradict({ successful, failed }: BulkBody): BulkBody {
  const misfiled = successful.slice(-1).map((invitation) => ({
    email: invitation.invited_email,
    success: true,
    error: null,
    invitation,
  }))
  return {
    successful: successful.slice(0, -1),
    failed: [...failed.map((one) => ({ ...one, success: true })), ...misfiled],
  }
}
