import { afterEach, beforeEach, expect, test } from 'vitest'
import { asBulkId } from '../../src/domain/ids.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import { type Closing, closeInvitation } from '../../src/jobs/close-invitation.ts'
import { expireInvitations } from '../../src/jobs/expire.ts'
import { PlatformUnavailable } from '../../src/platforms/platform.ts'
import { ann, HOUR_MS, openRig, type Rig, team, toldTo } from './rig.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

const oneOfMany = (wish: Partial<Invitation> = {}) => rig.invite({ bulk: asBulkId('b1'), ...wish })

/** What waits, and how urgently. */
async function waiting(): Promise<readonly string[]> {
  const effects = await rig.store.transaction((tx) => tx.listEffects({ limit: 9 }))
  return effects.map(({ work, urgency }) => `${work.kind} ${urgency}`)
}

test.each<[Closing['status'], string]>([
  ['expired', 'bulk'],
  ['revoked', 'bulk'],
  ['failed', 'bulk'],
  ['declined', 'interactive'],
  ['joined', 'interactive'],
])(
  'where one of very many is %s, its cards are %s, and the inviter reads of it elsewhere',
  async (status, urgency) => {
    const invitation = await oneOfMany()
    await rig.store.transaction((tx) => closeInvitation(tx, invitation, { status, at: rig.deps.now() }))
    expect(await waiting()).toEqual([`revise_cards ${urgency}`])
    await rig.run()
    expect(toldTo(rig, ann)).toEqual([])
  },
)

test('very many that run out at once keep nobody waiting', async () => {
  await oneOfMany()
  rig.pass(team.invitationLifeMs)
  await expireInvitations(rig.deps)
  expect(await waiting()).toEqual(['revise_cards bulk'])
})

test('sent, it goes on as urgently as it began', async () => {
  const expiresAt = new Date(rig.deps.now().getTime() + 7 * 24 * HOUR_MS)
  const { id: invitation } = await oneOfMany({ status: 'sending', expiresAt })
  await rig.store.transaction((tx) => tx.enqueue({ kind: 'send', invitation }, rig.deps.now(), 'bulk'))
  const paced = new PlatformUnavailable('chat', { problem: 'paced', waitMs: 1_000, isUntried: true })
  await rig.run({ platform: { ...rig.platform, deliver: () => Promise.reject(paced) } })
  expect(await waiting()).toEqual(['deliver_card bulk'])

  rig.pass(1_000)
  await rig.run()
  expect(await waiting()).toEqual(['remind bulk'])
})
