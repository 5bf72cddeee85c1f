import { isSameActor } from '../domain/actor.ts'
import type { Change, ChangeWhat } from '../domain/change.ts'
import type { ChangeOutcome } from '../domain/change-outcomes.ts'
import type { AccountId, ChangeId } from '../domain/ids.ts'
import type { Target } from '../domain/policy.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { lookAnew } from './look-anew.ts'
import { refuseChange } from './report-change.ts'
import type { Standing } from './standing.ts'

type Asked = { readonly action: 'agree' | 'undo'; readonly id: ChangeId }

/** The change that a button of a card is about, for who may decide about it at this moment. */
export async function findForDecision(
  deps: Deps,
  caller: Caller,
  { action, id }: Asked,
): Promise<{ readonly kind: 'found'; readonly change: Change } | ChangeOutcome> {
  const change = await deps.store.transaction((tx) => tx.findChange(id))
  const isKnown = change?.team === caller.team.id && change.status !== 'drafted'
  if (!change || !isKnown) return refuseChange(deps, caller, { outcome: { kind: 'not_found' }, id })
  await lookAnew(deps, caller)
  const target = (standing: Standing) => targetOf(change, caller, standing)
  const leaveOut = action === 'agree' ? partiesOf(change) : []
  const authorization = await authorize(deps, caller, { action, target, leaveOut })
  return authorization.kind === 'denied' ? authorization : { kind: 'found', change }
}

/** Who asked, and whom it is about: neither may agree. */
const partiesOf = ({ askedAs, what }: Change): readonly AccountId[] => [
  ...(askedAs ? [askedAs] : []),
  ...('account' in what ? [what.account] : []),
]

/** By account too, so that nobody agrees with themselves from another chat. */
function targetOf({ askedBy, askedAs, what }: Change, { actor }: Caller, { account }: Standing): Target {
  const isSameAccount = account !== undefined && account === askedAs
  return {
    isOwn: isSameActor(askedBy, actor) || isSameAccount,
    isSelf: account !== undefined && 'account' in what && what.account === account,
    isAboutOwners: isAboutOwners(what),
  }
}

const isAboutOwners = (what: ChangeWhat): boolean =>
  what.rank === 'owner' || (what.kind === 'role' && what.toRank === 'owner')
