import { expect } from 'vitest'
import { story } from '../dsl/story.ts'

const BOB = 'bob@lighthouse.example'
const GO_ON = 'and go on by myself as soon as it answers.'
const AWAY = { kind: 'answer', status: 503 } as const

story(
  'While Deepgram is away every press is kept, nothing is called done, and all of it goes on by itself',
  async (world) => {
    const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
    const bobElsewhere = world.platform === 'slack' ? world.discord('bob') : world.slack('bob')
    await ann.runs(`/team invite ${BOB} dora@lighthouse.example mia@elsewhere.example`)
    await bobElsewhere.sees('invites you to join Lighthouse')
    world.faults.add({}, AWAY, Number.POSITIVE_INFINITY)

    await bob.presses('Decline')
    await bob.sees(
      'Declining the invitation to Lighthouse…',
      `You said no. I am waiting for Deepgram, ${GO_ON}`,
    )
    await bobElsewhere.sees(`You said no. I am waiting for Deepgram, ${GO_ON}`)
    expect([...bob.buttons(), ...bobElsewhere.buttons()]).toEqual([])

    await ann.runs('/team revoke dora@lighthouse.example')
    await ann.presses('Take it back')
    await ann.sees(
      'Taking back the invitation of Dora Lindqvist…',
      'Deepgram has not confirmed it yet. I keep trying',
    )
    await dora.sees('The invitation to Lighthouse is being taken back', `I am waiting for Deepgram, ${GO_ON}`)
    await world.advance({ minutes: 30 })
    await bob.seesNothingOf('You declined')
    await ann.seesNothingOf('declined the invitation', 'is taken back')
    await dora.seesNothingOf('was taken back')

    world.faults.clear()
    await world.advance({ minutes: 30 })
    await bob.sees('You declined the invitation to Lighthouse')
    await bobElsewhere.sees('You declined the invitation to Lighthouse')
    await dora.sees('The invitation to Lighthouse was taken back')
    await ann.sees('Bob Okafor declined the invitation to Lighthouse')
    expect(await world.vendor.invitations()).toEqual([{ email: 'mia@elsewhere.example', role: 'member' }])
  },
  { backend: 'deepgram' },
)

story(
  'A yes that ZenML Pro could not hear waits on every card, and is a membership when it is back',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    const { token = '' } = await world.vendor.signUp(BOB)
    await ann.runs('/team invite @bob')
    await bob.presses('Accept')
    await bob.presses('Link account')
    world.faults.add({ path: /accept=true/ }, AWAY, Number.POSITIVE_INFINITY)
    await bob.fills({ 'Your own ZenML Pro token': token })
    await bob.sees('Joining Lighthouse…', `You said yes. I am waiting for ZenML Pro, ${GO_ON}`)
    await world.advance({ minutes: 5 })
    await bob.seesNothingOf('You are in Lighthouse')
    await ann.seesNothingOf('Bob Okafor joined')

    world.faults.clear()
    await world.advance({ minutes: 30 })
    await bob.sees('You are in Lighthouse')
    await ann.sees('Bob Okafor joined Lighthouse')
    expect(bob.buttons()).not.toContain('Accept')
  },
  { backend: 'zenml' },
)
