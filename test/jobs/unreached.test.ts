import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Invitation } from '../../src/domain/invitation.ts'
import type { Delivery, Platform } from '../../src/platforms/platform.ts'
import { reportInvitation } from '../../src/usecases/report-invitation.ts'
import type { View } from '../../src/views/view.ts'
import { readAloud } from '../views/read-aloud.ts'
import { ann, auditOf, bob, openRig, type Rig, toldTo } from './rig.ts'

const HERE = { platform: 'chat', space: 'here', channel: 'general' }
const PLACE = { ...HERE, isDirect: false }

/** Longer than the inviter waits for the answer to their command. */
const A_MOMENT_MS = 60_000

let rig: Rig
let revised: string[]

beforeEach(async () => {
  rig = await openRig()
  revised = []
})

afterEach(() => rig.store.close())

const closed: Delivery = { kind: 'undeliverable', reason: 'closed' }

/** Bob takes no messages, and everybody sees what becomes of those that are there. */
const shut = (wish: Partial<Platform> = {}): Platform => ({
  ...rig.platform,
  deliver: async (to, view, attempt) => (to.id === 'bob' ? closed : rig.platform.deliver(to, view, attempt)),
  revise: async (_ref, view: View) => {
    revised.push(readAloud(view).split('\n')[0] ?? '')
    return { kind: 'revised' }
  },
  ...wish,
})

const reach = (invitation: Invitation, to = ann) => reportInvitation(rig.deps, invitation.id, to)

const enqueue = (invitation: Invitation, kind: 'deliver_card' | 'revise_cards' | 'mention') =>
  rig.store.transaction(async (tx) => {
    const { id } = invitation
    if (kind === 'mention') await tx.saveDetour({ invitation: id, mentionedAt: rig.deps.now() })
    await tx.enqueue(kind === 'revise_cards' ? { kind, invitation: id } : workTo(id, kind), rig.deps.now())
  })

const workTo = (invitation: Invitation['id'], kind: 'deliver_card' | 'mention') =>
  kind === 'mention' ? { kind, invitation, to: bob, place: HERE } : { kind, invitation, to: bob }

test('the inviter hears once that nobody was reached, and what can be done', async () => {
  const invitation = await rig.invite({ place: PLACE }, 'deliver_card')
  await rig.run({ platform: shut() })
  expect(toldTo(rig, ann)).toEqual([])
  rig.pass(A_MOMENT_MS)
  await rig.run({ platform: shut() })
  await enqueue(invitation, 'deliver_card')
  await rig.run({ platform: shut() })
  rig.pass(A_MOMENT_MS / 2)
  await rig.run({ platform: shut() })

  expect(rig.platform.delivered.map(({ view }) => readAloud(view))).toMatchInlineSnapshot(`
    [
      "(bad) I could not bring Bob the invitation to Lighthouse
    My message did not reach them on chat.
    The invitation stands: it waits for them, and /team inbox shows it to them.
    I can mention them in the channel where they were invited, without a word about what it is.
    I could give you a link to hand on if whoever runs Usher sets USHER_PUBLIC_URL and USHER_SECRET_KEY.
    [Mention them]",
    ]
  `)
})

test('whoever read it in the answer to their command hears nothing more', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  await rig.run({ platform: shut() })
  expect(await reach(invitation)).toMatchObject({
    delivered: [],
    missed: [{ to: bob, on: 'chat' }],
    ways: { hasLink: false, noLink: 'no_page' },
  })
  rig.pass(A_MOMENT_MS / 2)
  await rig.run({ platform: shut() })
  expect(toldTo(rig, ann)).toEqual([])
})

test('what an admin read in the answer to theirs the inviter has yet to hear', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  await rig.run({ platform: shut() })
  await reach(invitation, { platform: 'chat', id: 'admin' })
  rig.pass(A_MOMENT_MS / 2)
  await rig.run({ platform: shut() })
  expect(toldTo(rig, ann)).toEqual(['(bad) I could not bring Bob the invitation to Lighthouse'])
})

test('a second chat that works is enough', async () => {
  const other = { platform: 'chat', id: 'bob-too' }
  const invitation = await rig.invite(
    { invitee: { key: 'k', name: 'Bob', actors: [bob, other] } },
    'deliver_card',
  )
  await rig.store.transaction((tx) =>
    tx.enqueue({ kind: 'deliver_card', invitation: invitation.id, to: other }, rig.deps.now()),
  )
  await rig.run({ platform: shut() })
  rig.pass(A_MOMENT_MS / 2)
  await rig.run({ platform: shut() })
  expect(toldTo(rig, ann)).toEqual([])
  expect(await reach(invitation)).toMatchObject({ delivered: ['chat'], missed: [{ to: bob }] })
  expect(await reach(invitation)).not.toHaveProperty('ways')
})

test('one that is over before anybody was told is not talked about', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  await rig.run({ platform: shut() })
  await rig.store.transaction((tx) => tx.saveInvitation({ ...invitation, status: 'revoked' }))
  rig.pass(A_MOMENT_MS / 2)
  await rig.run({ platform: shut() })
  expect(toldTo(rig, ann)).toEqual([])
})

test('a mention is said once, rings for one person, and closes with the invitation', async () => {
  const invitation = await rig.invite({}, 'mention', 'mention')
  await rig.run({ platform: shut() })
  expect(rig.platform.posted.map(({ view }) => [readAloud(view), view.rings])).toMatchInlineSnapshot(`
    [
      [
        "(neutral) Bob, I have something for you and cannot write to you directly. Type /team inbox, only you will see it.",
        {
          "id": "bob",
          "platform": "chat",
        },
      ],
    ]
  `)

  await rig.store.transaction((tx) => tx.saveInvitation({ ...invitation, status: 'joined' }))
  await enqueue(invitation, 'revise_cards')
  await rig.run({ platform: shut() })
  expect(revised).toEqual(['(neutral) Bob, what I had for you here is done. There is nothing left to do.'])
})

test('a mention rings for whom it is meant, also where they have a second account there', async () => {
  const gone = { platform: 'chat', id: 'bob-of-old' }
  await rig.invite({ invitee: { key: 'k', name: 'Bob', actors: [gone, bob] } }, 'mention')
  await rig.run({ platform: shut() })
  expect(rig.platform.posted.map(({ view }) => view.rings)).toEqual([bob])
})

test('a mention that the channel does not take is not counted', async () => {
  const invitation = await rig.invite({})
  await enqueue(invitation, 'mention')
  const post: Platform['post'] = async () => ({ kind: 'undeliverable', reason: 'unknown_channel' })
  await rig.run({ platform: shut({ post }) })
  expect(await auditOf(rig, invitation)).toEqual(['mention.undeliverable unknown_channel'])
  const detour = await rig.store.transaction((tx) => tx.findDetour(invitation.id))
  expect(detour?.mentionedAt).toBeUndefined()
})

test('the inviter hears too of a card that was given up for a reason of ours', async () => {
  await rig.invite({}, 'deliver_card')
  const deliver: Platform['deliver'] = async (to, view, attempt) => {
    if (to.id === 'bob') throw new TypeError('a slip of ours')
    return rig.platform.deliver(to, view, attempt)
  }
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await rig.run({ platform: shut({ deliver }) })
    rig.pass(24 * 60 * A_MOMENT_MS)
  }
  expect(toldTo(rig, ann)).toEqual(['(bad) I could not bring Bob the invitation to Lighthouse'])
})

test('once a card arrived after all, the inviter does not read that none did', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  await rig.run({ platform: shut() })
  rig.pass(A_MOMENT_MS / 2)
  await rig.run({ platform: shut() })
  await enqueue(invitation, 'deliver_card')
  await rig.run({ platform: shut({ deliver: rig.platform.deliver }) })
  expect(revised).toContain('(good) Bob has the invitation to Lighthouse now')
})
