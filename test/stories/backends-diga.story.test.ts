import { expect } from 'vitest'
import { story } from '../dsl/story.ts'

const ON_DIGA = { backend: 'diga' } as const
const BOB = 'bob@lighthouse.example'
const PERHAPS = 'Bob Okafor is perhaps invited to Lighthouse'
const WHAT_TO_DO = [
  'Diga did not say whether it made the invitation, and keeps no list where I could look.',
  'ask them whether a mail came; if none did, take it back and invite them again',
] as const

story(
  'Diga never said whether it made the invitation: nothing is sent twice, and Bob who turns up has joined',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    world.faults.add({ path: /invitation\/send$/ }, { kind: 'silence_after' })
    await ann.runs('/team invite @bob')
    await world.advance({ minutes: 1 })
    await ann.sees(PERHAPS, ...WHAT_TO_DO)
    await ann.runs('/team invitations')
    await ann.sees(
      'Diga keeps no list of pending invitations; these are the ones sent through Usher.',
      'Bob Okafor – member, perhaps sent, Diga did not confirm it',
    )
    await bob.seesNothingOf('invites you')
    await ann.runs('/team invite @bob')
    await ann.sees('Bob Okafor already has an invitation to Lighthouse')
    await world.advance({ hours: 3 })
    expect(world.vendor.mailsTo(BOB)).toBe(1)

    await world.vendor.accept(BOB)
    await world.advance({ hours: 1 })
    await ann.sees('Bob Okafor joined Lighthouse')
    await ann.runs('/team invitations')
    await ann.sees('Bob Okafor – member, joined')
    expect(world.vendor.mailsTo(BOB)).toBe(1)
  },
  ON_DIGA,
)

story(
  'Ann takes back what Diga perhaps made, and hears what only Diga can do',
  async (world) => {
    const ann = world.here('ann')
    world.faults.add({ path: /invitation\/send$/ }, { kind: 'silence' })
    await ann.runs('/team invite @bob')
    await world.advance({ minutes: 1 })
    await ann.sees(PERHAPS)
    await ann.runs(`/team revoke ${BOB}`)
    await ann.presses('Take it back')
    await ann.sees(
      'The invitation of Bob Okafor to Lighthouse is taken back',
      'Diga never said whether it made the invitation. If a mail of it is out, only Diga itself can take that back.',
    )
    expect(world.vendor.mailsTo(BOB)).toBe(0)

    await ann.runs('/team invite @bob')
    await ann.sees('Invitation sent to Bob Okafor')
    await world.here('bob').sees('invites you to join Lighthouse')
    expect(world.vendor.mailsTo(BOB)).toBe(1)
  },
  ON_DIGA,
)
