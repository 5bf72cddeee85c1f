import { expect, test } from 'vitest'
import { findEarly } from './storm/claims.ts'
import { runStorm } from './storm/run-storm.ts'

test('everything comes to its end after a storm, and nothing was said too early', {
  timeout: 120_000,
}, async () => {
  const seed = 20
  const { verdict, early, calls, heard } = await runStorm({ minutes: 1, invitations: 15, seed })
  expect({ early, ...verdict }, `seed=${seed}`).toEqual({
    early: [],
    lost: [],
    backendDoubled: [],
    discordDoubled: [],
    slackDoubled: [],
    cardsOpen: [],
  })
  expect(calls.wrong).toBeGreaterThan(20)
  expect(heard).toBeGreaterThan(30)
})

const IN = { isMember: true, isInvited: false }
const INVITED = { isMember: false, isInvited: true }
const OUT = { isMember: false, isInvited: false }

test.each([
  ['✅ You are in Lighthouse', INVITED, 'You are in '],
  ['✅ You are in Lighthouse', IN, undefined],
  ['Crew 0001 joined Lighthouse', OUT, 'joined Lighthouse'],
  ['You declined the invitation to Lighthouse', INVITED, 'You declined the invitation'],
  ['You declined the invitation to Lighthouse', OUT, undefined],
  ['The invitation to Lighthouse was taken back', INVITED, 'was taken back'],
  ['The invitation to Lighthouse has expired', IN, 'has expired'],
  ['Keeper 1 invites you to join Lighthouse', OUT, 'invites you to join'],
  ['Declining the invitation to Lighthouse…', INVITED, undefined],
])('“%s” is checked against what the vendor knows', (text, standing, words) => {
  expect(findEarly(text, standing)).toBe(words)
})
