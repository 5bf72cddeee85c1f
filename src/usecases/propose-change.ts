import { createHash } from 'node:crypto'
import type { Member } from '../domain/account.ts'
import type { AboutMember, Change, ChangeWhat } from '../domain/change.ts'
import type { Proposal } from '../domain/change-outcomes.ts'
import { asChangeId } from '../domain/ids.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import { actionOf } from './change-action.ts'
import type { Deps } from './deps.ts'
import { findCaller } from './find-caller.ts'
import { listSentBy } from './sent-by.ts'
import type { Standing } from './standing.ts'
import { weighMember } from './weigh-member.ts'
import { lacksSecond } from './who-could.ts'

export type MemberChange = Exclude<ChangeWhat, { kind: 'invite' }>

/** Puts the question "sure?" to who asked. Changes nothing that anybody else could see. */
export async function proposeChange(
  deps: Deps,
  caller: Caller,
  { what, member }: { readonly what: MemberChange; readonly member: Member },
): Promise<Proposal> {
  const { team } = caller
  const action = actionOf(what)
  const target = await weighMember(deps.backends.of(team), {
    member,
    ...(what.kind === 'role' && { given: what.toRank }),
  })
  const authorization = await authorize(deps, caller, { action, target, whom: member.name })
  if (authorization.kind === 'denied') return authorization

  const { standing, permission } = authorization
  const isByTwo = permission === 'by_two'
  const draft = await createDraft(deps, caller, { what, standing })
  const { change, invitations } = await deps.store.transaction(async (tx) => {
    const open = await tx.findOpenChange(team.id, what.account)
    if (!open) await tx.insertChange(draft)
    return { change: open ?? draft, invitations: await listSentBy(tx, team, what.account) }
  })
  if (change.id !== draft.id) {
    await auditRefusal(deps, caller, { action, change: change.id, reason: 'under_way' })
    return { kind: 'under_way', team, change }
  }
  const lacks = isByTwo && (await lacksSecond(deps, caller, { standing, about: what.account }))
  return { kind: 'sure', team, change, isByTwo, lacksSecond: lacks, invitations: invitations.length }
}

/** As they are now: whoever confirms must have seen them so. */
export const aboutMember = ({ account, name, role }: Member): AboutMember => ({
  account,
  name,
  role: role.name,
  rank: role.rank,
})

type Asked = { readonly what: MemberChange; readonly standing: Standing }

async function createDraft(deps: Deps, caller: Caller, { what, standing }: Asked): Promise<Change> {
  const person = await findCaller(deps, caller)
  const { team, actor, place } = caller
  return {
    id: changeIdOf(caller, what),
    team: team.id,
    tenant: team.tenant,
    what,
    askedBy: actor,
    // An interaction may carry no more of a name than a handle.
    askedByName: person?.name ?? caller.name,
    ...(standing.account && { askedAs: standing.account }),
    place,
    status: 'drafted',
    createdAt: deps.now(),
  }
}

/** The same interaction always makes the same question. */
const changeIdOf = ({ delivery }: Caller, { kind, account }: MemberChange): Change['id'] =>
  asChangeId(createHash('sha256').update(`${delivery}\n${kind}\n${account}`).digest('base64url').slice(0, 24))
