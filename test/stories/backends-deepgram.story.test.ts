import { expect } from 'vitest'
import { invitesInConsole } from '../dsl/deepgram-console.ts'
import { story } from '../dsl/story.ts'

const ON_DEEPGRAM = { backend: 'deepgram' } as const
const BOB = 'bob@lighthouse.example'
const CONSOLE = 'console@elsewhere.example'

story(
  'Bob says yes here and finishes in the mail of Deepgram',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs(`/team invite ${BOB}`)
    await ann.sees('Invitation sent to Bob Okafor', 'Invited as a member')
    await bob.sees(
      'invites you to join Lighthouse',
      'To finish, you follow the link in the mail that Deepgram sends you.',
    )
    await bob.presses('Accept')
    await bob.sees(
      'One step is left to join Lighthouse',
      'Finish in the mail that Deepgram sent you',
      'Once you are in, this message says so by itself.',
    )
    expect(bob.buttons()).toEqual([])

    await ann.runs('/team invitations')
    await ann.sees('Bob Okafor – member, accepted, finishes at Deepgram')
    await ann.runs(`/team invite ${BOB}`)
    await ann.sees(
      'Already invited, and that invitation is still open; /team resend sends it again, and /team revoke takes it back.',
    )

    await world.vendor.accept(BOB)
    await bob.seesNothingOf('You are in Lighthouse')
    await world.advance({ minutes: 1 })
    await bob.sees('You are in Lighthouse', 'You are a member of the team now')
    await ann.sees('Bob Okafor joined Lighthouse')
    await ann.runs('/team members')
    await ann.sees('2 members of Lighthouse', 'bob – member')
    expect(world.vendor.mailsTo(BOB)).toBe(1)

    await bob.runs('/team members')
    await bob.sees('I lack the proof that it is you: link your Deepgram account first')
  },
  ON_DEEPGRAM,
)

story(
  'A no, and an invitation taken back before it was finished, are gone at Deepgram too',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs(`/team invite ${BOB} admin`)
    expect(await world.vendor.invitations()).toEqual([{ email: BOB, role: 'admin' }])
    await bob.presses('Decline')
    await bob.sees('You declined the invitation to Lighthouse')
    await ann.sees('Bob Okafor declined the invitation to Lighthouse')
    expect(await world.vendor.invitations()).toEqual([])

    await ann.runs(`/team invite ${BOB}`)
    await bob.presses('Accept')
    await ann.runs(`/team revoke ${BOB}`)
    await ann.presses('Take it back')
    await ann.sees('The invitation of Bob Okafor to Lighthouse is taken back')
    await bob.sees('The invitation to Lighthouse was taken back')
    expect(await world.vendor.invitations()).toEqual([])
    await expect(world.vendor.accept(BOB)).rejects.toThrow('no invitation is open')
    await world.advance({ minutes: 5 })
    await bob.seesNothingOf('You are in Lighthouse')
  },
  ON_DEEPGRAM,
)

story(
  'What our clock ends is taken back at Deepgram, and the list shows whom others invited there',
  async (world) => {
    const ann = world.here('ann')
    await invitesInConsole(world, CONSOLE)
    await ann.runs(`/team invite ${BOB} dora@lighthouse.example`)
    await world.here('dora').presses('Accept')
    await ann.runs('/team invitations')
    await ann.sees('2 invitations to Lighthouse', 'Also invited at Deepgram, outside of Usher: console.')

    await world.advance({ days: 7, hours: 1 })
    await world.here('bob').sees('The invitation to Lighthouse has expired')
    await world.here('dora').sees('The invitation to Lighthouse has expired')
    await ann.sees(
      'Bob Okafor did not answer the invitation to Lighthouse',
      'Dora Lindqvist said yes but did not finish joining Lighthouse',
    )
    expect(await world.vendor.invitations()).toEqual([{ email: CONSOLE, role: 'member' }])
  },
  ON_DEEPGRAM,
)

story(
  'Who joined by the mail and then declines hears that they are in',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await world.vendor.signUp(BOB)
    await ann.runs('/team invite @bob')
    await world.vendor.accept(BOB)
    await bob.presses('Decline')
    await bob.sees('You are in Lighthouse')
    await ann.sees('Bob Okafor joined Lighthouse')
    await bob.seesNothingOf('could not join')
  },
  ON_DEEPGRAM,
)
