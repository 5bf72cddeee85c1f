import type { Backend, ChangeOutcome, PersonalCredential } from '../backends/backend.ts'
import type { Member } from '../domain/account.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { Change, ChangeWhat } from '../domain/change.ts'
import { judgeAgain } from '../usecases/judge-again.ts'
import { rankKey } from '../usecases/standing.ts'
import { weighMember } from '../usecases/weigh-member.ts'
import { backendOf } from './backend-of.ts'
import type { JobDeps } from './deps.ts'

export type Ended = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly reason: string }

const DONE: Ended = { kind: 'done' }
const failed = (reason: string): Ended => ({ kind: 'failed', reason })

type AboutMember = Exclude<ChangeWhat, { kind: 'invite' }>

/** Makes the backend agree, and forgets what is not true of the member any more. Throws `BackendUnavailable`. */
export async function endMembership(deps: JobDeps, change: Change, what: AboutMember): Promise<Ended> {
  const backend = backendOf(deps, change)
  const ended = await changeMember(deps, { backend, change, what })
  if (ended.kind === 'done') await forget(deps, change, what)
  if (isAboutToken(what, ended)) await deps.vault.forgetToken(deps.teams.get(change.team), change.askedBy)
  return ended
}

type Changing = { readonly backend: Backend; readonly change: Change; readonly what: AboutMember }

async function changeMember(deps: JobDeps, { backend, change, what }: Changing): Promise<Ended> {
  const member = await backend.findMember({ account: what.account })
  if (isDone(member, what)) return DONE
  if (!member) return failed('not_found')
  // Who leaves does so with whatever role.
  if (what.kind !== 'leave' && member.role.name !== what.role) return failed('changed_meanwhile')

  const given = what.kind === 'role' ? { given: what.toRank } : {}
  const problem = await judgeAgain(deps, change, await weighMember(backend, { member, ...given }))
  if (problem) return failed(problem)
  const outcome = await ask(deps, { backend, change, what })
  if (outcome.kind === 'changed') return DONE
  return what.kind !== 'role' && outcome.reason === 'not_found' ? DONE : failed(outcome.reason)
}

/** By an earlier run that died before it said so, or by somebody at the backend itself. */
const isDone = (member: Member | undefined, what: AboutMember): boolean =>
  what.kind === 'role' ? member?.role.name === what.to : member === undefined

function ask(deps: JobDeps, { backend, change, what }: Changing): Promise<ChangeOutcome> {
  switch (what.kind) {
    case 'remove':
      return backend.removeMember(what.account)
    case 'role':
      return backend.changeRole(what.account, what.to)
    case 'leave':
      return leave(deps, { backend, change, what })
    default:
      return assertNever(what)
  }
}

/** With the person's own right, and never the operator's. */
async function leave(deps: JobDeps, { backend, change, what }: Changing): Promise<ChangeOutcome> {
  const { askedBy: actor, askedByName: name } = change
  const token = await deps.vault.findToken(deps.teams.get(change.team), actor)
  const credential = { actor, name, account: what.account, ...(token !== undefined && { token }) }
  return (await findDoubt(backend, credential)) ?? backend.leave(credential)
}

/** Whose token it is leaves, whoever it was given for. */
async function findDoubt(
  backend: Backend,
  credential: PersonalCredential,
): Promise<ChangeOutcome | undefined> {
  if (backend.facts.proof !== 'token') return undefined
  if (credential.token === undefined) return { kind: 'refused', reason: 'no_credential' }
  const identity = await backend.whoIs(credential)
  if (identity.kind === 'refused') return identity
  const isOther = identity.account !== undefined && identity.account !== credential.account
  return isOther ? { kind: 'refused', reason: 'not_yours' } : undefined
}

const isAboutToken = ({ kind }: AboutMember, ended: Ended): boolean =>
  kind === 'leave' && ended.kind === 'failed' && ended.reason === 'no_credential'

/** Before it is called done: an earlier run that died here would have left it undone for ever. */
async function forget(
  { store, teams, vault, recent }: JobDeps,
  change: Change,
  what: AboutMember,
): Promise<void> {
  const team = teams.get(change.team)
  recent.ranks.drop(rankKey(team, what.account))
  if (what.kind === 'role') return
  const links = await store.transaction((tx) => tx.listLinksOf(team, what.account))
  for (const { actor } of links) await vault.revokeToken(team, actor)
}
