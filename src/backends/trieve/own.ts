import { sameEmail } from '../../domain/email.ts'
import { asAccountId } from '../../domain/ids.ts'
import type { ChangeOutcome, IdentityOutcome, PersonalCredential } from '../backend.ts'
import { readToken } from '../read-token.ts'
import { refuse } from '../refuse.ts'
import { OWNERS } from './change-members.ts'
import { decideRemoval } from './decide-change.ts'
import type { Deps } from './deps.ts'
import { listAll } from './members.ts'
import { remove } from './remove.ts'

/** By the person's own user key. */
export async function whoIs({ client }: Deps, credential: PersonalCredential): Promise<IdentityOutcome> {
  const token = readToken(credential)
  const me = token === undefined ? undefined : await client.findMe(token)
  if (!me) return refuse('no_credential')
  return { kind: 'known', account: asAccountId(me.id), ...(me.email && { email: sameEmail(me.email) }) }
}

/** A removal of oneself. Who else is an owner, the operator's credential has to look up. */
export async function leave(deps: Deps, credential: PersonalCredential): Promise<ChangeOutcome> {
  const who = await whoIs(deps, credential)
  if (who.kind === 'refused') return who
  const { account } = who
  if (account === undefined) return refuse('no_credential')
  if (credential.account !== undefined && credential.account !== account) return refuse('not_yours')
  return deps.inTurn(OWNERS, async () => {
    const decision = decideRemoval({ members: await listAll(deps), account })
    return decision.kind === 'go' ? remove(deps, decision.member, credential.token) : decision
  })
}
