import type { Offer, Refused } from '../backend.ts'
import type { HttpAnswer } from '../http/call.ts'
import { readAnswer } from '../http/read.ts'
import { orLater } from '../later.ts'
import { undone } from '../retell.ts'
import { isDone, readRefusal, WHO } from './answers.ts'
import type { Asked } from './asked.ts'
import type { Deps } from './deps.ts'
import { findWaiting } from './invitations.ts'
import { allAs, type Outcome, type Outcomes } from './outcomes.ts'
import { planSends } from './plan-sends.ts'
import { bulk } from './schemas.ts'
import { sendNow } from './send.ts'
import { settle } from './settle.ts'

/** How many it takes at once is not documented; this is as many as it lists at once. */
const LARGEST_BULK = 100

export async function sendMany(deps: Deps, offers: readonly Offer[]): Promise<readonly Outcome[]> {
  const plans = planSends(offers)
  const asked = plans.filter((plan) => plan.kind === 'ask')
  const outcomes = await sendParts(deps, inParts(asked, LARGEST_BULK), sendPart)
  return plans.map((plan) =>
    plan.kind === 'known' ? plan.outcome : (outcomes.get(plan.email) ?? { kind: 'unconfirmed' }),
  )
}

const inParts = (asked: readonly Asked[], size: number): readonly (readonly Asked[])[] =>
  Array.from({ length: Math.ceil(asked.length / size) }, (_, part) =>
    asked.slice(part * size, (part + 1) * size),
  )

type Send = (deps: Deps, asked: readonly Asked[]) => Promise<Outcomes>

/** One part after the other. That one of them could not be sent says nothing about the next. */
async function sendParts(deps: Deps, parts: readonly (readonly Asked[])[], sendOne: Send): Promise<Outcomes> {
  const outcomes = new Map<string, Outcome>()
  for (const part of parts) {
    const sent = await orLater(() => sendOne(deps, part))
    for (const [email, outcome] of 'kind' in sent ? allAs(part, sent) : sent) outcomes.set(email, outcome)
  }
  return outcomes
}

/** But for those who are known to have an invitation already. */
async function sendPart(deps: Deps, asked: readonly Asked[]): Promise<Outcomes> {
  const waiting = await undone(() => findWaiting(deps, new Set(asked.map(({ email }) => email))))
  const invited = new Set(waiting.map(({ email }) => email))
  const [known, others] = [true, false].map((is) => asked.filter(({ email }) => invited.has(email) === is))
  const sent = await sendParts(deps, [others ?? []], sendBulk)
  return new Map([...allAs(known ?? [], { kind: 'already_invited' }), ...sent])
}

async function sendBulk(deps: Deps, asked: readonly Asked[]): Promise<Outcomes> {
  const [only, ...others] = asked
  if (!only) return new Map()
  if (others.length === 0) return allAs([only], await sendNow(deps, only))
  await deps.confirmProject()
  const answer = await deps.client.sendBulk(asked)
  if (isDone(answer)) return settle(deps, asked, readAnswer(WHO, bulk, answer))
  const refused = readRefusal(answer)
  if (!isAboutOne(answer, refused)) return allAs(asked, refused)
  // One that cannot be sent has stopped them all, and which one is not always said: in the end it is alone.
  return sendParts(deps, inParts(asked, Math.ceil(asked.length / 2)), sendBulk)
}

const isAboutOne = ({ status }: HttpAnswer, { reason }: Refused): boolean =>
  reason !== 'backend_refused' || status === 409 || status === 422
