import { expect } from 'vitest'
import type { Exchange } from '../../src/simulator/backends/stand-in.ts'
import { story, type World } from '../dsl/story.ts'

const FOR_EVER = Number.POSITIVE_INFINITY

const DORA = 'dora@lighthouse.example'

for (const backend of ['deepgram', 'zenml', 'better-auth'] as const)
  story(
    `${backend} answers too late, having done it: it is not done again, and Ann hears how it went on`,
    async (world) => {
      const [ann, dora] = [world.here('ann'), world.here('dora')]
      world.faults.add({ method: 'POST', path: /invit/ }, { kind: 'silence_after' })
      await ann.runs(`/team invite ${DORA}`)
      await ann.sees('Inviting Dora Lindqvist to Lighthouse…', 'I keep trying')
      expect(world.vendor.mailsTo(DORA)).toBe(1)
      await dora.seesNothingOf('invites you')

      await world.advance({ minutes: 1 })
      await dora.sees('Ann Lee invites you to join Lighthouse')
      expect(world.vendor.mailsTo(DORA)).toBe(1)
      await ann.runs('/team invitations')
      await ann.sees('1 invitation to Lighthouse')
    },
    { backend },
  )

story(
  'Diga answers too late, having done it: where nobody can look, Ann hears that, and it is not done again',
  async (world) => {
    const ann = world.here('ann')
    world.faults.add({ method: 'POST', path: /invit/ }, { kind: 'silence_after' })
    await ann.runs(`/team invite ${DORA}`)
    await world.advance({ minutes: 10 })
    await ann.sees('perhaps invited to Lighthouse', 'ask them whether a mail came', 'take it back')
    expect(world.vendor.mailsTo(DORA)).toBe(1)
  },
  { backend: 'diga' },
)

const membersCalls = (world: World): readonly Exchange[] =>
  world.traffic().filter(({ method, path }) => method === 'GET' && path.endsWith('/members'))

story(
  'A backend that is down is left alone for a while, and people hear since when it is',
  async (world) => {
    const ann = world.here('ann')
    world.faults.add({}, { kind: 'answer', status: 500 }, FOR_EVER)
    await ann.runs('/team members')
    await world.advance({ minutes: 2 })
    await ann.runs('/team members')
    const asked = membersCalls(world).length
    expect(asked).toBeGreaterThan(1)

    await world.advance({ minutes: 2 })
    await ann.runs('/team members')
    expect(membersCalls(world)).toHaveLength(asked)
    const since = [...ann.message('Please try again').message.text.matchAll(/since (.*)/g)]
    expect(since[0]?.[1]).toContain(world.platform === 'slack' ? '9:00' : '09:00')
    expect(world.log.text()).toContain('left alone for a while, as it did not answer')
  },
  { backend: 'deepgram', manners: { failuresToOpen: 2, openMs: 600_000 } },
)

story(
  'Asked to wait five minutes, nothing is asked before they are over',
  async (world) => {
    const headers = { 'retry-after': '300' }
    world.faults.add({}, { kind: 'answer', status: 429, headers }, FOR_EVER)
    await world.here('ann').runs(`/team invite ${DORA}`)
    const asked = world.traffic().length
    await world.advance({ minutes: 4 })
    expect(world.traffic()).toHaveLength(asked)

    world.faults.clear()
    await world.advance({ minutes: 1 })
    await world.here('dora').sees('Ann Lee invites you to join Lighthouse')
    expect(world.vendor.mailsTo(DORA)).toBe(1)
  },
  { backend: 'deepgram' },
)

story(
  'What a backend leaves out or adds does no harm',
  async (world) => {
    const members = [
      { member_id: 'm1', email: 'keeper@lighthouse.example', shoe_size: 43, last_name: null },
      { member_id: 'm2', email: 'Lamp@Lighthouse.example', first_name: 'Lamp', scopes: ['member', 'x:read'] },
    ]
    const body = JSON.stringify({ members, next: null, request_id: 'r' })
    world.faults.add({ path: /members$/ }, { kind: 'answer', status: 200, body })
    await world.here('ann').runs('/team members')
    await world.here('ann').sees('2 members of Lighthouse', 'keeper', 'Lamp')
  },
  { backend: 'deepgram' },
)

/** Bob is a member there, so what he may do is asked there. */
async function letBobIn(world: World): Promise<void> {
  await world.vendor.addMember('bob@lighthouse.example', 'admin')
  await world.restart()
}

story(
  'Help is there while the backend is not',
  async (world) => {
    await letBobIn(world)
    const bob = world.here('bob')
    await bob.runs('/team help')
    await bob.sees('What you can do for Lighthouse', '/team invite')
    await bob.seesNothingOf('cannot ask')

    await world.advance({ minutes: 1 })
    world.faults.add({}, { kind: 'answer', status: 500 }, FOR_EVER)
    await bob.runs('/team help')
    await bob.sees('I cannot ask Deepgram right now, so I do not know which of these you may do')
    await bob.seesNothingOf('not a member')
  },
  { backend: 'deepgram' },
)

story(
  'While the backend does not answer, a search offers nothing instead of an error',
  async (world) => {
    await letBobIn(world)
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs(`/team invite ${DORA}`)
    await bob.runs('/team revoke')
    const offered = () =>
      bob.isOffered('', world.platform === 'slack' ? { field: 'Who' } : { command: '/team revoke who:' })
    expect(await offered()).toEqual([expect.stringContaining('Dora Lindqvist')])
    await world.advance({ minutes: 1 })
    world.faults.add({}, { kind: 'answer', status: 500 }, FOR_EVER)
    expect(await offered()).toEqual([])
    expect(bob.screen().problem).toBeUndefined()
  },
  { backend: 'deepgram' },
)
