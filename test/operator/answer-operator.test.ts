import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Backend, BackendUnavailable } from '../../src/backends/backend.ts'
import { asBackendKey, asTeamId } from '../../src/domain/ids.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import { answerOperator } from '../../src/operator/answer-operator.ts'
import type { OperatorAsk } from '../../src/operator/ask.ts'
import { workLines } from '../../src/views/operator.ts'
import { ann, auditOf, HOUR_MS, openRig, type Rig, team } from '../jobs/rig.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

const EMAIL = 'bob@lighthouse.example'

const ask = (asked: OperatorAsk, backend: Backend = rig.backend) =>
  answerOperator({ ...rig.deps, backends: { of: () => backend }, platformNames: ['chat'] }, asked)

const list = () => ask({ kind: 'effects', isJson: false })

/** Put off once, and parked. */
async function keepTwo(): Promise<{ readonly invitation: Invitation; readonly ids: readonly string[] }> {
  const invitation = await rig.invite({}, 'send', 'deliver_card')
  const ids = await rig.store.transaction(async (tx) => {
    const effects = await tx.listEffects({ limit: 9 })
    const send = effects.find(({ work }) => work.kind === 'send')
    const card = effects.find(({ work }) => work.kind === 'deliver_card')
    if (!send || !card) throw new Error('They are not there')
    await tx.parkEffect(send.id, 'TypeError')
    const dueAt = new Date(rig.deps.now().getTime() + HOUR_MS)
    await tx.retryEffect(card.id, { dueAt, problem: 'Chat is not available: busy', isUndone: true })
    return [send.id, card.id]
  })
  return { invitation, ids }
}

test('what waits is listed with why, the parked first, and to nobody by name', async () => {
  const { invitation, ids } = await keepTwo()
  const { lines, isGood } = await list()
  expect(isGood).toBe(true)
  const read = lines.map((line) => line.replaceAll(invitation.id, 'i1').replaceAll(/ {2,}/g, ' | '))
  expect(read).toEqual([
    'id | state | what | about | attempts | due | why',
    `${ids[0]} | parked | send | invitation i1 | 1 | 2026-03-02T09:00:00 | TypeError`,
    `${ids[1]} | waiting | deliver_card | invitation i1 | 1 | 2026-03-02T10:00:00 | Chat is not available: busy`,
    '1 effect waits, 1 is parked.',
    'usher effects retry --parked runs the parked ones again.',
  ])
  expect(lines.join('\n')).not.toContain(ann.id)
})

test('the same for a program', async () => {
  const { ids } = await keepTwo()
  const { lines } = await ask({ kind: 'effects', isJson: true })
  expect(JSON.parse(lines.join('\n'))).toMatchObject({
    effects: [
      { id: ids[0], state: 'parked', kind: 'send', attempts: 1, why: 'TypeError' },
      { id: ids[1], state: 'waiting', kind: 'deliver_card' },
    ],
    holds: [],
  })
})

test('where nothing waits, it says so', async () => {
  expect((await list()).lines).toEqual(['Nothing waits, and nothing is parked.'])
})

test('one runs again, and so does all that is parked', async () => {
  const { invitation, ids } = await keepTwo()
  expect(await ask({ kind: 'retry', effect: 'nothing' })).toEqual({
    lines: ['There is no effect nothing: usher effects shows those there are.'],
    isGood: false,
  })
  expect(await ask({ kind: 'retry', effect: ids[1] ?? '' })).toEqual({
    lines: ['1 effect is due again.'],
    isGood: true,
  })
  expect((await ask({ kind: 'retry_parked' })).lines).toEqual([
    '1 effect is due again.',
    'An invitation or a change that has failed meanwhile stays so: ask for it anew.',
  ])
  expect((await ask({ kind: 'retry_parked' })).lines).toEqual([
    'Nothing is parked, so there is nothing to run again.',
  ])
  expect(await auditOf(rig, invitation)).toEqual(['effect.retried deliver_card', 'effect.retried send'])
  await rig.run()
  expect((await list()).lines).toEqual(['Nothing waits, and nothing is parked.'])
})

test('a hold is told, and ended by hand', async () => {
  const since = rig.deps.now()
  await rig.store.transaction((tx) => tx.saveHold({ platform: 'chat', reason: 'flagged', since }))
  expect((await list()).lines.at(-1)).toBe(
    'Since 2026-03-02T09:00:00 chat stops the direct messages of Usher as spam, and none is sent there: find out why, then usher resume chat sends them.',
  )
  expect((await ask({ kind: 'resume', platform: 'chat' })).lines).toEqual(['Messages go out on chat again.'])
  expect((await ask({ kind: 'resume', platform: 'chat' })).lines).toEqual(['Nothing was held back on chat.'])
  expect(await ask({ kind: 'resume', platform: 'irc' })).toEqual({
    lines: ['irc is not set up: write chat.'],
    isGood: false,
  })
})

test.each([
  [
    'removed',
    'Usher is taken out of chat T1, and nothing is sent there: add it again, and give it the new token if there is one.',
  ],
  [
    'token_refused',
    'chat T1 does not take the token of Usher, and nothing is sent there: set a new one and start Usher again.',
  ],
] as const)('what ends a hold is told: %s', (reason, words) => {
  const holds = [{ platform: 'chat', space: 'T1', reason, since: rig.deps.now() }] as const
  expect(workLines({ effects: [], holds, isCut: false }).at(-1)).toBe(`Since 2026-03-02T09:00:00 ${words}`)
})

test('a comparison is told in words, with no whole address, and done only where that is wanted', async () => {
  const invitee = { key: `email:${EMAIL}`, name: EMAIL, email: EMAIL, actors: [] }
  const invitation = await rig.invite({ backendKey: asBackendKey('k1'), invitee })
  rig.pass(30_000)
  const there = [{ key: asBackendKey('k2'), name: 'zoe', email: 'zoe@lighthouse.example', role: 'member' }]
  const backend: Backend = { ...rig.backend, listInvitations: async () => there }
  rig.pass(30_000)
  const tried = await ask({ kind: 'reconcile', isDryRun: true }, backend)
  expect(tried.lines).toEqual([
    'Lighthouse (main): Nothing was changed. This would be:',
    '- b…@lighthouse.example ran out of time: expired',
    '- z…@lighthouse.example was invited at Usher itself: adopted',
  ])
  expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
  const done = await ask({ kind: 'reconcile', isDryRun: false, team: team.id }, backend)
  expect(done.lines).toEqual(['Lighthouse (main): This was corrected:', ...tried.lines.slice(1)])
  expect(await rig.find(invitation)).toMatchObject({ status: 'expired' })
  expect((await ask({ kind: 'reconcile', isDryRun: true }, backend)).lines).toEqual([
    'Lighthouse (main): nothing has to be corrected.',
  ])
})

test('a team that nobody knows, and a backend that is away, are no success', async () => {
  expect(await ask({ kind: 'reconcile', isDryRun: true, team: asTeamId('x') })).toEqual({
    lines: ['There is no team x, only main.'],
    isGood: false,
  })
  const away: Backend = {
    ...rig.backend,
    listInvitations: () => Promise.reject(new BackendUnavailable('Usher', { trouble: 'busy' })),
  }
  expect(await ask({ kind: 'reconcile', isDryRun: false }, away)).toEqual({
    lines: ['Lighthouse (main): Usher asks me to slow down, so nothing was compared.'],
    isGood: false,
  })
})
