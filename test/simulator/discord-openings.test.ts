import { expect, it } from 'vitest'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import { createOpenings } from '../../src/simulator/discord/rest/openings.ts'
import { ask, channelNamed, startTwin } from './discord-rig.ts'

it('a bot may begin thirty conversations, and then one in three seconds', () => {
  const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
  const open = createOpenings({ clock })
  for (let times = 0; times < 30; times += 1) open()
  expect(open).toThrow('too fast')
  clock.advance(2999)
  expect(open).toThrow('too fast')
  clock.advance(1)
  open()
  expect(open).toThrow('too fast')
})

it('whoever it has written to before is begun with no more', async () => {
  const twin = await startTwin({ rateLimits: true })
  const recipient_id = twin.people.find(({ handle }) => handle === 'ann')?.id
  const codes: (number | undefined)[] = []
  for (let times = 0; times < 10; times += 1)
    codes.push((await ask(twin, 'POST /users/@me/channels', { recipient_id })).body.code)
  expect(new Set(codes)).toEqual(new Set([undefined]))
  expect(channelNamed(twin, 'Usher')).toBeDefined()
})
