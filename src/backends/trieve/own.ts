import { asAccountId } from '../../domain/ids.ts'
import type { ChangeOutcome, IdentityOutcome, PersonalCredential } from '../backend.ts'
import { decideRemoval } from './decide-change.ts'
import type { Deps } from './deps.ts'
import { listAll } from './members.ts'
import { refused } from './refused.ts'
import { remove } from './remove.ts'

/** By the person's own user key. */
export async function whoIs({ client }: Deps, { token }: PersonalCredential): Promise<IdentityOutcome> {
  const me = token !== undefined && SENDABLE.test(token) ? await client.findMe(token) : undefined
  if (!me) return refused('no_credential')
  return { kind: 'known', account: asAccountId(me.id), ...(me.email && { email: me.email.toLowerCase() }) }
}

/** A removal of oneself. Who else is an owner, the operator's credential has to look up. */
export async function leave(deps: Deps, credential: PersonalCredential): Promise<ChangeOutcome> {
  const who = await whoIs(deps, credential)
  if (who.kind === 'refused') return who
  const { account } = who
  if (account === undefined) return refused('no_credential')
  if (credential.account !== undefined && credential.account !== account) return refused('not_yours')
  return deps.inTurn(async () => {
    const decision = decideRemoval({ members: await listAll(deps), account })
    return decision.kind === 'go' ? remove(deps, decision.member, credential.token) : decision
  })
}

/** Anything else cannot stand in a header. */
const SENDABLE = /^[\x21-\x7e]+$/
