import { isSameActor } from '../domain/actor.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Judge } from './authorize.ts'
import type { Caller } from './caller.ts'

/** Puts one invitation of a list to the policy. */
export const mayResend = (judge: Judge, { actor }: Caller, { inviter }: Invitation): boolean =>
  judge.may('resend', { isOwn: isSameActor(inviter, actor) })
