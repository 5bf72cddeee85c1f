import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandTable } from '../../src/commands.ts'
import type { Actor } from '../../src/domain/actor.ts'
import { asAccountId, asChangeId, asDeliveryId, asTeamId, type ChangeId } from '../../src/domain/ids.ts'
import { agreeChange } from '../../src/usecases/agree-change.ts'
import { askRemove } from '../../src/usecases/ask-remove.ts'
import { askRole } from '../../src/usecases/ask-role.ts'
import type { Caller } from '../../src/usecases/caller.ts'
import { confirmChange } from '../../src/usecases/confirm-change.ts'
import type { Deps } from '../../src/usecases/deps.ts'
import { memberKey } from '../../src/usecases/member-key.ts'
import { suggestMembers } from '../../src/usecases/suggest-members.ts'
import { undoChange } from '../../src/usecases/undo-change.ts'
import { withoutLinks } from '../fakes/without-links.ts'
import { ann, bob, openRig, type Rig, takeWaiting, team } from '../jobs/rig.ts'

const dora = { platform: 'chat', id: 'dora' }
const ADMINS = { platform: 'chat', space: 'here', channel: 'admins' }

let rig: Rig
let deps: Deps
let deliveries = 0

beforeEach(async () => {
  rig = await openRig()
  deps = { ...rig.deps, ...withoutLinks, commands: commandTable, settle: async () => {} }
  const empty = { people: [], groups: [], isWhole: true }
  rig.platform.show('admins', { kind: 'seen', isPrivate: true, isShared: false, isArchived: false, ...empty })
  await join(ann, 'owner')
  await join(bob, 'member')
  await join(dora, 'admin')
  await rig.store.transaction((tx) =>
    tx.saveAdminChannel(team.id, { ...ADMINS, boundAt: rig.deps.now(), flaws: [] }),
  )
})

afterEach(() => rig.store.close())

const join = (actor: Actor, role: string): Promise<void> =>
  rig.store.transaction(async (tx) => {
    const account = asAccountId(actor.id)
    await tx.embedded.saveAccount({ id: account, name: actor.id })
    await tx.embedded.saveMembership(team.id, account, role)
    await tx.saveLink({ team: team.id, tenant: team.tenant, actor, account, proof: 'configured' })
  })

/** In the admin channel, unless said otherwise. */
function caller(actor: Actor, wish: Partial<Caller> = {}): Caller {
  deliveries += 1
  const place = { ...ADMINS, isDirect: false }
  return { actor, name: actor.id, place, team, delivery: asDeliveryId(`d${deliveries}`), ...wish }
}

async function askToRemoveBob(actor: Actor): Promise<ChangeId> {
  const outcome = await askRemove(deps, caller(actor), { typed: 'bob' })
  if (outcome.kind !== 'sure') throw new Error(`It was ${outcome.kind}`)
  return outcome.change.id
}

/** What was refused, in order. */
const refusals = async (): Promise<readonly string[]> =>
  (await rig.store.transaction((tx) => tx.listAudit({ team: team.id })))
    .filter(({ decision }) => decision === 'refused')
    .map(({ actor, action, reason }) => `${actor?.id} ${action} ${reason}`)

test('a question is answered by whom it was put to, and by nobody else', async () => {
  const id = await askToRemoveBob(ann)
  expect(await confirmChange(deps, caller(dora), id)).toEqual({ kind: 'not_yours' })
  expect(await confirmChange(deps, caller(ann), id)).toMatchObject({ kind: 'changed' })
  expect(await confirmChange(deps, caller(ann), id)).toMatchObject({ kind: 'already' })
  expect(await refusals()).toEqual(['dora answer_change not_yours'])
})

test('ids that nobody gave out mean nothing, and those of another team neither', async () => {
  const forged = asChangeId('forged')
  const id = await askToRemoveBob(ann)
  await confirmChange(deps, caller(ann), id)
  const other = { team: { ...team, id: asTeamId('other') } }
  const answers = [
    await confirmChange(deps, caller(ann), forged),
    await agreeChange(deps, caller(dora), { change: forged, agrees: true }),
    await undoChange(deps, caller(dora), forged),
    await undoChange(deps, caller(ann, other), id),
  ]
  for (const answer of answers) expect(answer).toEqual({ kind: 'not_found' })
  expect((await refusals()).map((words) => words.split(' ').at(-1))).toEqual([
    'not_found',
    'not_found',
    'not_found',
  ])
})

test('what is only a question can be neither agreed to nor undone', async () => {
  const id = await askToRemoveBob(ann)
  const agreed = await agreeChange(deps, caller(dora), { change: id, agrees: true })
  expect(agreed).toEqual({ kind: 'not_found' })
  expect(await undoChange(deps, caller(ann), id)).toEqual({ kind: 'not_found' })
})

test('nobody can be asked about twice at once', async () => {
  const first = await askToRemoveBob(ann)
  const second = await askToRemoveBob(dora)
  await confirmChange(deps, caller(ann), first)
  expect(await confirmChange(deps, caller(dora), second)).toMatchObject({ kind: 'under_way' })
  expect(await askRemove(deps, caller(dora), { typed: 'bob' })).toMatchObject({ kind: 'under_way' })
  expect(await refusals()).toEqual(['dora remove under_way', 'dora remove under_way'])
})

test('what needs a second person is agreed to once, and to press twice is no refusal', async () => {
  const asked = await askRole(deps, caller(ann), { who: { typed: 'bob' }, role: 'owner' })
  if (asked.kind !== 'sure') throw new Error(`It was ${asked.kind}`)
  expect(asked.isByTwo).toBe(true)
  const { id } = asked.change
  await confirmChange(deps, caller(ann), id)
  const yes = { change: id, agrees: true }
  expect(await agreeChange(deps, caller(ann), yes)).toMatchObject({ ruling: { kind: 'own_case' } })
  expect(await agreeChange(deps, caller(dora), yes)).toMatchObject({ change: { status: 'waiting' } })
  expect(await agreeChange(deps, caller(dora), yes)).toMatchObject({ kind: 'changed' })
  const no = { change: id, agrees: false }
  expect(await agreeChange(deps, caller(dora), no)).toMatchObject({ kind: 'already' })
  expect(await refusals()).toEqual(['ann agree own_case', 'dora change_role already_waiting'])
})

test('the same interaction run again asks the same question', async () => {
  const again = caller(ann)
  const first = await askRemove(deps, again, { typed: 'bob' })
  expect(await askRemove(deps, again, { typed: 'bob' })).toEqual(first)
})

test('a member is found by what a list has for them, and by nothing else', async () => {
  const key = memberKey(team, asAccountId('bob'))
  expect(key).toMatch(/^[\w-]{22}$/)
  expect(await askRemove(deps, caller(ann), { key })).toMatchObject({ kind: 'sure' })
  const elsewhere = memberKey({ id: team.id, tenant: 'elsewhere' }, asAccountId('bob'))
  expect(await askRemove(deps, caller(ann), { key: elsewhere })).toMatchObject({ kind: 'left' })
})

test('who may do nothing learns of nobody whether they are a member', async () => {
  for (const typed of ['ann', 'nobody-there'])
    expect(await askRemove(deps, caller(bob), { typed })).toMatchObject({ kind: 'denied' })
  expect(await suggestMembers(deps, caller(bob), '')).toEqual([])
  const elsewhere = { place: { platform: 'chat', space: 'here', channel: 'general', isDirect: false } }
  expect(await suggestMembers(deps, caller(ann, elsewhere), '')).toEqual([])
  expect((await suggestMembers(deps, caller(dora), '')).map(({ name }) => name)).toEqual(['bob'])
})

test('a second copy of a card, pressed too late, is known from then on and made to show how it stands', async () => {
  const id = await askToRemoveBob(ann)
  await confirmChange(deps, caller(ann), id)
  await undoChange(deps, caller(ann), id)
  await takeWaiting(rig, { id })
  const message = { platform: 'chat', channel: 'admins', message: 'copy' }
  expect(await undoChange(deps, caller(dora, { message }), id)).toMatchObject({ kind: 'already' })
  expect(await rig.store.transaction((tx) => tx.listCards(id))).toEqual([
    { about: id, purpose: 'change', to: ADMINS, channel: 'admins', message: 'copy' },
  ])
  expect(await takeWaiting(rig, { id })).toEqual(['revise_change'])
})
