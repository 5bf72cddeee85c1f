import type { AccountLink } from '../domain/account.ts'
import { type Actor, actorKey, isSameActor } from '../domain/actor.ts'
import type { UnlinkAskOutcome, UnlinkOutcome } from '../domain/link-outcomes.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { rankKey } from './standing.ts'

/** Somebody wants Usher to forget who they are. Changes nothing. */
export async function askUnlink(deps: Deps, caller: Caller): Promise<UnlinkAskOutcome> {
  const authorization = await authorize(deps, caller, { action: 'unlink' })
  if (authorization.kind === 'denied') return authorization
  const { team, actor } = caller
  const link = await deps.store.transaction((tx) => tx.findLink(team, actor))
  return link ? { kind: 'sure', team, link } : { kind: 'not_linked', team }
}

/** Their link and their right to act are gone afterwards. Idempotent. */
export async function unlink(deps: Deps, caller: Caller): Promise<UnlinkOutcome> {
  const authorization = await authorize(deps, caller, { action: 'unlink' })
  if (authorization.kind === 'denied') return authorization
  const { team, actor } = caller
  const link = await forgetLink(deps, caller, { actor, action: 'link.removed' })
  return link ? { kind: 'unlinked', team, proof: link.proof } : { kind: 'not_linked', team }
}

type Forgotten = { readonly actor: Actor; readonly action: string }

/** What was forgotten, if there was something. A token goes in any case. */
export async function forgetLink(
  { store, vault, recent, now }: Deps,
  { team, place, actor: by }: Caller,
  { actor, action }: Forgotten,
): Promise<AccountLink | undefined> {
  const link = await store.transaction(async (tx) => {
    const known = await tx.findLink(team, actor)
    if (!known) return undefined
    await tx.deleteLinks(team.id, actor)
    const entry = { at: now(), team: team.id, actor: by, place, decision: 'done' } as const
    const reason = isSameActor(by, actor) ? known.proof : actorKey(actor)
    await tx.appendAudit({ ...entry, action, reason })
    return known
  })
  await vault.revokeToken(team, actor)
  if (link) recent.ranks.drop(rankKey(team, link.account))
  return link
}
