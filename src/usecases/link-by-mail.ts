import type { CodeOutcome } from '../domain/link-outcomes.ts'
import type { MailCode } from '../domain/link-request.ts'
import { type CodeDecision, decideCode } from '../domain/mail-code.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import { completeLink } from './complete-link.ts'
import type { Deps } from './deps.ts'
import { isSameCode } from './mail-code.ts'
import { matchAccount } from './match-account.ts'

/** Somebody typed the code that was sent to an address: it is theirs. Throws `BackendUnavailable`, and the code still counts. */
export async function linkByMail(deps: Deps, caller: Caller, typed: string): Promise<CodeOutcome> {
  const authorization = await authorize(deps, caller, { action: 'link' })
  if (authorization.kind === 'denied') return authorization
  const read = await readCode(deps, caller, { typed, spends: false })
  if (read.kind !== 'right') return refuse(deps, caller, read)

  const { team, actor, name } = caller
  const match = await matchAccount(deps, team, { actor, name, email: read.code.email })
  const spent = await readCode(deps, caller, { typed, spends: true })
  if (spent.kind !== 'right') return refuse(deps, caller, spent)
  if (match.kind === 'no_member') {
    await auditRefusal(deps, caller, { action: 'link', reason: 'no_member' })
    return { kind: 'no_member', team }
  }
  const { email, wish } = spent.code
  const made = { actor, actorName: name, place: caller.place, team, delivery: caller.delivery }
  const { account } = match
  return completeLink(deps, { ...made, account, email, proof: 'mail', ...(wish && { wish }) })
}

type Typed = { readonly typed: string /** It cannot be typed again. */; readonly spends: boolean }

function readCode(
  { store, now, vault }: Deps,
  caller: Caller,
  { typed, spends }: Typed,
): Promise<CodeDecision> {
  return store.transaction(async (tx) => {
    const { team, actor } = caller
    const sent = await tx.lockMailCode(team.id, actor)
    const isSame = sent !== undefined && isSameCode(vault, sent, typed)
    const decision = decideCode(sent, { isSame, team, at: now() })
    const changed = changedBy(decision, spends)
    if (changed) await tx.saveMailCode(changed)
    return decision
  })
}

function changedBy(decision: CodeDecision, spends: boolean): MailCode | undefined {
  if (decision.kind === 'wrong') return decision.code
  return decision.kind === 'right' && spends ? { ...decision.code, isUsed: true } : undefined
}

async function refuse(
  deps: Deps,
  caller: Caller,
  decision: Exclude<CodeDecision, { kind: 'right' }>,
): Promise<CodeOutcome> {
  const reason = decision.kind === 'wrong' ? 'code_wrong' : `code_${decision.because}`
  await auditRefusal(deps, caller, { action: 'link', reason })
  if (decision.kind === 'over') return { kind: 'code_over', because: decision.because, team: caller.team }
  if (decision.left > 0) return { kind: 'code_wrong', left: decision.left }
  return { kind: 'code_over', because: 'spent', team: caller.team }
}
