import { BackendUnavailable, type LaterOutcome, type Offer, type SendOutcome } from '../backend.ts'
import { listPeople } from './client.ts'
import type { Deps } from './deps.ts'
import { type ListMembers, send } from './send.ts'

const AT_ONCE = 4

/** One by one, as ZenML has no call for many. */
export async function sendMany(
  deps: Deps,
  offers: readonly Offer[],
): Promise<readonly (SendOutcome | LaterOutcome)[]> {
  const outcomes: (SendOutcome | LaterOutcome)[] = []
  const listMembers = askedOnce(() => listPeople(deps.api, 'users'))
  const queue = offers.entries()
  const work = async (): Promise<void> => {
    for (const [index, offer] of queue) outcomes[index] = await sendOrLater(deps, offer, listMembers)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return outcomes
}

/** A failure is not kept: the next one asks again. */
function askedOnce(ask: ListMembers): ListMembers {
  let asked: ReturnType<ListMembers> | undefined
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = undefined
      throw error
    })
    return asked
  }
}

async function sendOrLater(
  deps: Deps,
  offer: Offer,
  listMembers: ListMembers,
): Promise<SendOutcome | LaterOutcome> {
  try {
    return await send(deps, offer, listMembers)
  } catch (error) {
    if (error instanceof BackendUnavailable) return { kind: 'later', because: error }
    throw error
  }
}
