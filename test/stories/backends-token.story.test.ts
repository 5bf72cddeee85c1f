import { expect } from 'vitest'
import { type PlatformName, story, type World } from '../dsl/story.ts'

/** Where a yes counts only in the person's own name, and what a member is called there. */
const VENDORS = [
  { backend: 'diga', title: 'Diga', role: 'member', yes: /\/join$/ },
  { backend: 'zenml', title: 'ZenML Pro', role: 'Organization Member', yes: /accept=true/ },
  { backend: 'better-auth', title: 'Better Auth', role: 'member', yes: /accept-invitation$/ },
] as const

const BOB = 'bob@lighthouse.example'
const CAROL = 'carol@lighthouse.example'

for (const { backend, title, role, yes } of VENDORS) {
  story(
    `Bob links his account at ${title} once, and his yes counts from then on`,
    async (world) => {
      const [ann, bob] = [world.here('ann'), world.here('bob')]
      const { token = '' } = await world.vendor.signUp(BOB, 'Bob Okafor')
      const { token: carols = '' } = await world.vendor.signUp(CAROL, 'Carol Mendes')
      await ann.runs('/team invite @bob')
      await bob.sees('invites you to join Lighthouse', `You would be ${spoken(role)} of the team`)
      await bob.presses('Accept')
      await bob.sees(`${title} wants to hear it from you`, 'It takes a token of yours. You get one')

      await gives(world, title, 'not-a-token-of-anybody')
      await bob.sees(`${title} does not take this token. Copy it whole, or make a new one.`)
      await gives(world, title, carols)
      await bob.sees('This token belongs to another account than the one that was invited.')
      expect(await world.vendor.members()).toHaveLength(1)
      await gives(world, title, token)
      await bob.sees('You are in Lighthouse', `You are ${spoken(role)} of the team now`)
      await ann.sees('Bob Okafor joined Lighthouse')
      expect(await world.vendor.members()).toContainEqual({ email: BOB, role })

      await world.vendor.removeMember(BOB)
      await ann.runs('/team invite @bob')
      world.faults.add({ method: 'POST', path: yes }, UNKNOWN_TOKEN)
      await bob.presses('Accept')
      await bob.sees(`${title} did not take your token`)
      expect(await world.vendor.members()).toHaveLength(1)
      await gives(world, title, token)
      expect(await world.vendor.members()).toHaveLength(2)

      await world.vendor.removeMember(BOB)
      await ann.runs('/team invite @bob')
      await bob.presses('Accept')
      expect(await world.vendor.members()).toHaveLength(2)
      expect(cards(world, 'You are in Lighthouse')).toBeGreaterThanOrEqual(3)
      expectNowhere(world, [token, carols])
    },
    { backend },
  )

  story(
    `A no needs no account at ${title}, and what is over here is over there`,
    async (world) => {
      const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
      await ann.runs('/team invite @bob @dora')
      await ann.sees('2 people invited to Lighthouse')
      await bob.presses('Decline')
      await bob.sees('You declined the invitation to Lighthouse')
      await ann.sees('Bob Okafor declined the invitation to Lighthouse')
      expect(await world.vendor.invitations()).toEqual([{ email: 'dora@lighthouse.example', role }])

      await ann.runs('/team invitations')
      await ann.sees(
        `Dora Lindqvist – ${role}, waiting for an answer until`,
        `Bob Okafor – ${role}, declined`,
      )
      await ann.presses('Take back')
      await ann.presses('Take it back')
      await ann.sees('The invitation of Dora Lindqvist to Lighthouse is taken back')
      await dora.sees('The invitation to Lighthouse was taken back')
      expect(dora.buttons()).toEqual([])
      expect(await world.vendor.invitations()).toEqual([])
    },
    { backend },
  )
}

story(
  'Without a key to keep tokens with, Bob hears what to do, and can go on once it is there',
  async (world) => {
    const bob = world.here('bob')
    const { token = '' } = await world.vendor.signUp(BOB)
    await world.here('ann').runs('/team invite @bob')
    await bob.presses('Accept')
    await bob.presses('Link account')
    await bob.sees(
      'I have no safe place for your token yet',
      'Whoever runs Usher has to set USHER_SECRET_KEY first. Until then you can accept at Diga itself',
    )
    await world.mend()
    await gives(world, 'Diga', token)
    await bob.sees('You are in Lighthouse')
  },
  { backend: 'diga', mistake: { USHER_SECRET_KEY: '' } },
)

const UNKNOWN_TOKEN = { kind: 'answer', status: 401, body: '{}' } as const

/** Bob gives a token in the form, which stays open on Slack when something is wrong with it. */
async function gives({ here }: World, title: string, token: string): Promise<void> {
  const isAsked = (here('bob').screen().form?.fields ?? []).length > 0
  if (!isAsked) await here('bob').presses('Link account')
  await here('bob').fills({ [`Your own ${title} token`]: token })
}

const spoken = (role: string): string => (role.startsWith('O') ? `an ${role}` : `a ${role}`)

const cards = ({ here }: World, words: string): number =>
  here('bob')
    .screen()
    .channels.flatMap(({ messages }) => messages)
    .filter(({ text }) => text.includes(words)).length

/** In nothing that anybody sees, nor in what is behind it. */
function expectNowhere(world: World, tokens: readonly string[]): void {
  const platforms: readonly PlatformName[] = ['slack', 'discord']
  const screens = platforms.flatMap((platform) =>
    ['ann', 'bob'].map((handle) => JSON.stringify(world[platform](handle).screen())),
  )
  for (const token of tokens) for (const screen of screens) expect(screen).not.toContain(token)
}
