import { expect } from 'vitest'
import { invitesInConsole, takesBackInConsole } from '../dsl/deepgram-console.ts'
import type { PersonAt } from '../dsl/person.ts'
import { story } from '../dsl/story.ts'

const BOB = 'bob@lighthouse.example'
const DORA = 'dora@lighthouse.example'
const MIA = 'mia@elsewhere.example'
const ZOE = 'zoe@elsewhere.example'

const times = ({ screen }: PersonAt, words: string): number =>
  screen()
    .channels.flatMap(({ messages }) => messages)
    .filter(({ text }) => text.includes(words)).length

story(
  'What people do in the console of Deepgram reaches everybody here, and nobody twice',
  async (world) => {
    const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
    await ann.runs(`/team invite ${BOB} ${MIA}`)
    await world.vendor.accept(BOB)
    await takesBackInConsole(world, MIA)
    await invitesInConsole(world, DORA)
    await invitesInConsole(world, ZOE)
    await world.advance({ minutes: 20 })

    await bob.sees('You are in Lighthouse')
    expect(bob.buttons()).toEqual([])
    await ann.sees('Bob Okafor joined Lighthouse')
    await ann.seesNothingOf(`The invitation of ${MIA} to Lighthouse is over`)
    // Deepgram shows nothing but its list, which is believed when it says the same twice.
    await world.advance({ minutes: 20 })
    await ann.sees(
      `The invitation of ${MIA} to Lighthouse is over`,
      'It was taken back at Deepgram itself, or its time there was over.',
    )
    await dora.seesNothingOf('join Lighthouse')
    await ann.runs('/team invitations')
    await ann.sees(
      'dora – member, waiting for an answer, sent outside Usher',
      'zoe – member, waiting for an answer, sent outside Usher',
      `${MIA} – member, ended at Deepgram`,
    )

    await dora.runs('/team inbox')
    await dora.sees('Lighthouse – a member, sent outside Usher')
    await dora.presses('Accept')
    await dora.sees('One step is left to join Lighthouse')
    await world.vendor.accept(DORA)
    await ann.runs(`/team revoke ${ZOE}`)
    await ann.presses('Take it back')
    await ann.sees('The invitation of zoe to Lighthouse is taken back')
    expect(await world.vendor.invitations()).toEqual([])

    await world.advance({ minutes: 20 })
    await world.advance({ minutes: 20 })
    expect(times(ann, 'Bob Okafor joined Lighthouse')).toBe(1)
    await ann.runs('/team invitations joined')
    await ann.sees('Dora Lindqvist – member, joined')
  },
  { backend: 'deepgram' },
)

story(
  'Who says yes in the pages of ZenML Pro is in here too, within a quarter of an hour',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await world.vendor.signUp(BOB)
    await ann.runs('/team invite @bob')
    await world.vendor.accept(BOB)
    await world.advance({ minutes: 20 })
    await bob.sees('You are in Lighthouse')
    expect(bob.buttons()).toEqual([])
    await world.advance({ minutes: 20 })
    expect(times(ann, 'Bob Okafor joined Lighthouse')).toBe(1)
  },
  { backend: 'zenml' },
)
