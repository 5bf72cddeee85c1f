import { assertNever } from '../../domain/assert-never.ts'
import { BackendUnavailable, type SendOutcome } from '../backend.ts'
import { fewAtATime } from '../few-at-a-time.ts'
import { orLater } from '../later.ts'
import type { Asked } from './asked.ts'
import type { Deps } from './deps.ts'
import { type Claim, judgeReport } from './judge-report.ts'
import { type Look, look } from './look.ts'
import { asInvited } from './mapping.ts'
import { walkMembers } from './members.ts'
import type { Outcome, Outcomes } from './outcomes.ts'
import type { BulkAnswer } from './schemas.ts'
import { keep } from './send.ts'

/** What became of each address, by the answer where it is of one mind and by looking where it is not. */
export async function settle(deps: Deps, asked: readonly Asked[], answer: BulkAnswer): Promise<Outcomes> {
  const members = readOnce(() => listAddresses(deps))
  const outcomes = await fewAtATime(asked, async (one): Promise<readonly [string, Outcome]> => {
    const claim = judgeReport(answer, one.email)
    return [one.email, await orLater(() => settleOne(deps, one, { claim, members }))]
  })
  return new Map(outcomes)
}

type Doubt = { readonly claim: Claim; readonly members: () => Promise<ReadonlySet<string>> }

async function settleOne(deps: Deps, asked: Asked, { claim, members }: Doubt): Promise<SendOutcome> {
  switch (claim.kind) {
    case 'made':
      return keep(deps, claim.invitation)
    case 'failed':
      return claim.outcome
    case 'look':
      return lookAt(deps, asked, claim)
    case 'unsaid':
      return (await members()).has(asked.email) ? { kind: 'already_member' } : claim.otherwise
    default:
      return assertNever(claim)
  }
}

/** Whether the invitation is there decides, whatever the answer said about it. */
async function lookAt(
  deps: Deps,
  { role }: Asked,
  { id, otherwise }: Extract<Claim, { kind: 'look' }>,
): Promise<SendOutcome> {
  const found = await tryToLook(deps, id)
  if (!found) return { kind: 'unconfirmed' }
  if (found.kind !== 'pending') return otherwise
  // With another role it is one that was there before.
  return found.invitation.role === role ? asInvited(found.invitation) : { kind: 'already_invited' }
}

async function tryToLook(deps: Deps, id: string): Promise<Look | undefined> {
  try {
    return await look(deps, id)
  } catch (error) {
    if (error instanceof BackendUnavailable) return undefined
    throw error
  }
}

/** Nobody, where it cannot be read: what the answer said has to do then. */
async function listAddresses({ client }: Deps): Promise<ReadonlySet<string>> {
  const emails = new Set<string>()
  try {
    for await (const { email = '' } of walkMembers(client)) emails.add(email)
    return emails
  } catch (error) {
    if (error instanceof BackendUnavailable) return emails
    throw error
  }
}

function readOnce<Read>(read: () => Promise<Read>): () => Promise<Read> {
  let reading: Promise<Read> | undefined
  return () => {
    reading ??= read()
    return reading
  }
}
