import { describe, expect, it } from 'vitest'
import type { Actor, Person } from '../../../src/domain/actor.ts'
import { createNames } from '../../../src/platforms/slack/names.ts'

const ann: Actor = { platform: 'slack', id: 'T1/U1' }

const named = (actor: Actor): Person => ({ actor, name: 'Ann Lee', kind: 'person' })

describe('what somebody is called', () => {
  it('is asked once, however many ask', async () => {
    const asked: Actor[] = []
    const nameOf = createNames(async (actor) => {
      asked.push(actor)
      return named(actor)
    })
    const names = await Promise.all([nameOf(ann, 'ann'), nameOf(ann, 'ann'), nameOf(ann, 'ann')])
    expect(names).toEqual(['Ann Lee', 'Ann Lee', 'Ann Lee'])
    expect(await nameOf(ann, 'ann')).toBe('Ann Lee')
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['nobody knows', async () => undefined],
    ['Slack cannot say', () => Promise.reject(new Error('down'))],
    ['Slack takes too long', () => new Promise<Person>(() => {})],
  ])('is the handle where %s', async (_case, find) => {
    expect(await createNames(find)(ann, 'ann')).toBe('ann')
  })
})
