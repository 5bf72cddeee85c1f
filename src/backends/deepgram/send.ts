import { bulkhead } from 'cockatiel'
import {
  BackendUnavailable,
  type LaterOutcome,
  type Offer,
  type Refused,
  type SendOutcome,
} from '../backend.ts'
import { ask, decideBySight } from './ask.ts'
import type { Client } from './client.ts'
import type { Deps } from './deps.ts'
import { during } from './doubt.ts'
import { look } from './look.ts'
import { readOffer, type Wish } from './wish.ts'

type Sent = SendOutcome | LaterOutcome

export async function send(deps: Deps, offer: Offer): Promise<SendOutcome> {
  const [sent] = await sendMany(deps, [offer])
  if (!sent) throw new Error('The offer had no outcome')
  if (sent.kind === 'later') throw sent.because
  return sent
}

/** One call each, after one look for all of them. */
export async function sendMany({ client }: Deps, offers: readonly Offer[]): Promise<readonly Sent[]> {
  const plans = offers.map(readOffer)
  const wishes = new Map<string, Wish>()
  for (const plan of plans) if (plan.kind === 'wish') wishes.set(plan.email, wishes.get(plan.email) ?? plan)
  const outcomes = await sendAll(client, [...wishes.values()])
  return answerEach(plans, outcomes)
}

/** So many at a time that others get their turn in between. */
const AT_A_TIME = 4

async function sendAll(client: Client, wishes: readonly Wish[]): Promise<ReadonlyMap<string, Sent>> {
  if (wishes.length === 0) return new Map()
  const seen = await orLater(() => during(() => look(client), { isUndone: true }))
  const sendOne = async (wish: Wish): Promise<Sent> =>
    'kind' in seen ? seen : (decideBySight(seen, wish) ?? orLater(() => ask(client, wish)))
  const turns = bulkhead(AT_A_TIME, Number.POSITIVE_INFINITY)
  const outcomes = wishes.map(async (wish) => [wish.email, await turns.execute(() => sendOne(wish))] as const)
  return new Map(await Promise.all(outcomes))
}

async function orLater<Done>(work: () => Promise<Done>): Promise<Done | LaterOutcome> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BackendUnavailable) return { kind: 'later', because: error }
    throw error
  }
}

/** Of two offers to the same address only the first one was made. */
function answerEach(
  plans: readonly (Wish | Refused)[],
  outcomes: ReadonlyMap<string, Sent>,
): readonly Sent[] {
  const told = new Set<string>()
  return plans.map((plan) => {
    if (plan.kind === 'refused') return plan
    const outcome = outcomes.get(plan.email)
    if (!outcome) throw new Error('A wish had no outcome')
    const isSecond = told.has(plan.email)
    told.add(plan.email)
    return isSecond && outcome.kind === 'invited' ? { kind: 'already_invited' } : outcome
  })
}
