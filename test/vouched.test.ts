import { expect, test } from 'vitest'
import { withVouched } from '../src/vouched.ts'
import { createFakePlatform } from './fakes/platform.ts'

const bob = { platform: 'discord', id: '7' }
const KNOWN = [{ email: 'bob@lighthouse.example', actors: [bob, { platform: 'slack', id: 'T1/U7' }] }]

test('a platform that knows no addresses finds who the operator vouches for, and nobody else', async () => {
  const discord = withVouched(createFakePlatform('discord'), KNOWN)
  expect(await discord.findPerson(bob)).toMatchObject({ actor: bob, email: 'bob@lighthouse.example' })
  expect(await discord.findPersonByEmail('bob@lighthouse.example')).toMatchObject({ actor: bob })
  expect(await discord.findPerson({ platform: 'discord', id: '8' })).not.toHaveProperty('email')
  expect(await discord.findPersonByEmail('eve@lighthouse.example')).toBeUndefined()
})

test("the operator's word goes before the platform's own, as long as that person is there", async () => {
  const own = { actor: { platform: 'slack', id: 'T1/U9' }, name: 'Another Bob', kind: 'person' } as const
  const chat = { ...createFakePlatform('slack'), findPersonByEmail: async () => own }
  const slack = withVouched(chat, KNOWN)
  expect(await slack.findPersonByEmail('bob@lighthouse.example')).toMatchObject({ actor: { id: 'T1/U7' } })

  const left = withVouched({ ...chat, findPerson: async () => undefined }, KNOWN)
  expect(await left.findPersonByEmail('bob@lighthouse.example')).toEqual(own)
})
