import { expect } from 'vitest'
import { story } from '../dsl/story.ts'

const ON_TRIEVE = { backend: 'trieve' } as const
const BOB = 'bob@lighthouse.example'
const DORA = 'dora@lighthouse.example'

story(
  'Trieve hears of Bob, who is new there, only when he says yes; then a link brings him in',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob')
    await ann.sees('Invitation sent to Bob Okafor', 'Invited as a user')
    await bob.sees(
      'You would be a user of the team',
      'Trieve hears of you only if you accept.',
      'If you have an account at Trieve, you are in at once; else you finish by logging in there, and I give you the link.',
    )
    expect([await world.vendor.invitations(), world.vendor.mailsTo(BOB)]).toEqual([[], 0])

    await bob.presses('Accept')
    await bob.sees('One step is left to join Lighthouse', 'Finish at Trieve with the invited address')
    expect(await world.vendor.invitations()).toEqual([{ email: BOB, role: 'user' }])
    const link = bob.link('Finish at Trieve')
    expect(link.href.startsWith(new URL('/api/auth?', world.operator['TRIEVE_API_URL']).href)).toBe(true)
    const { inv_code: code, ...whereTo } = Object.fromEntries(link.searchParams)
    expect(whereTo).toEqual({
      organization_id: world.operator['TRIEVE_ORGANIZATION_ID'],
      redirect_uri: world.operator['TRIEVE_RETURN_URL'],
    })
    expect(code).toMatch(/^[\da-f-]{36}$/)
    expect(world.log.text()).not.toContain(code)
    expect(() => ann.link('Finish at Trieve')).toThrow('there is no link')

    await ann.runs('/team invitations')
    await ann.sees('Bob Okafor – user, accepted, finishes at Trieve')
    await world.vendor.accept(BOB)
    await world.advance({ minutes: 1 })
    await bob.sees('You are in Lighthouse', 'You are a user of the team now')
    expect(() => bob.link('Finish at Trieve')).toThrow('there is no link')
    await ann.sees('Bob Okafor joined Lighthouse')
  },
  ON_TRIEVE,
)

story(
  'Dora, who has an account at Trieve, is in the moment she says yes; Bob says no, and Trieve never heard of him',
  async (world) => {
    const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
    await world.vendor.signUp(DORA, 'Dora Lindqvist')
    await ann.runs('/team invite @bob @dora admin')
    await ann.sees('2 people invited to Lighthouse')
    expect(await world.vendor.members()).toHaveLength(1)

    await dora.presses('Accept')
    await dora.sees('You are in Lighthouse', 'You are an admin of the team now')
    await ann.sees('Dora Lindqvist joined Lighthouse')
    await bob.presses('Decline')
    await bob.sees('You declined the invitation to Lighthouse')
    await ann.sees('Bob Okafor declined the invitation to Lighthouse')

    expect([await world.vendor.invitations(), world.vendor.mailsTo(BOB)]).toEqual([[], 0])
    expect((await world.vendor.members()).map(({ email }) => email)).toEqual(['ann@lighthouse.example', DORA])
    await ann.runs('/team invite @dora')
    await ann.sees('Dora Lindqvist is already in Lighthouse')
  },
  ON_TRIEVE,
)

story(
  'Ann takes back at Trieve what was accepted and not finished, and what Trieve never heard of',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite new@elsewhere.example')
    await ann.sees('nobody could be asked, and Trieve has not heard of it; it waits until they turn up here')
    await ann.runs('/team revoke new@elsewhere.example')
    await ann.presses('Take it back')
    await ann.sees('The invitation of new@elsewhere.example to Lighthouse is taken back')
    expect(JSON.stringify(world.traffic())).not.toContain('new@elsewhere.example')

    await ann.runs('/team invite @bob')
    await bob.presses('Accept')
    await ann.runs('/team invitations')
    await ann.presses('Take back')
    await ann.presses('Take it back')
    await bob.sees('The invitation to Lighthouse was taken back')
    expect(() => bob.link('Finish at Trieve')).toThrow('there is no link')
    expect(await world.vendor.invitations()).toEqual([])
  },
  ON_TRIEVE,
)
