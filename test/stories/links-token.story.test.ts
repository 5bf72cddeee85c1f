import { expect } from 'vitest'
import { auditOf } from '../dsl/admin-team.ts'
import { story, type World } from '../dsl/story.ts'

const HANA = 'hana@lighthouse.example'
const ROLE = 'Organization Member'

story(
  'Hana shows with a token of her own which account is hers, and takes it back',
  async (world) => {
    const hana = world.here('hana')
    const { token = '' } = await world.vendor.signUp(HANA, 'Hana Kim')
    await world.vendor.addMember(HANA, ROLE)
    await hana.runs('/team link')
    await hana.sees('You get a token in ZenML Pro, under Settings, Access Tokens.')
    await hana.presses('Paste a token')
    await hana.fills({ 'Your own ZenML Pro token': 'nobodys-own' })
    await hana.sees('ZenML Pro does not take this token.')
    await gives(world, token)
    await hana.sees('You are linked to your account in Lighthouse')
    await hana.runs('/team whoami')
    await hana.sees(
      'You are Hana Kim, an Organization Member of Lighthouse',
      HANA,
      'You showed it with a token of your own.',
      'You may see the members',
      'Lighthouse has no admin channel yet.',
    )
    expect(await tokens(world)).toBe(1)

    await hana.runs('/team unlink')
    await hana.sees('Unlink your account in Lighthouse?', 'and your token if you gave me one')
    await hana.presses('Keep it')
    await hana.sees('You stay linked')
    expect(await tokens(world)).toBe(1)
    await hana.runs('/team unlink')
    await hana.presses('Unlink')
    await hana.sees('You are unlinked from your account in Lighthouse')
    expect(await tokens(world)).toBe(0)
    await hana.runs('/team members')
    await hana.sees('You cannot see the members of Lighthouse')
    await hana.runs('/team unlink')
    await hana.sees('You are not linked to an account in Lighthouse')
    expect(await auditOf(world, /^link/)).toEqual([
      'link refused token_refused',
      'link.made done token',
      'link.removed done token',
    ])
    expect(JSON.stringify(hana.screen())).not.toContain(token)
  },
  { backend: 'zenml' },
)

story(
  'Who is somebody already becomes nobody else in passing',
  async (world) => {
    const hana = world.here('hana')
    const { token = '' } = await world.vendor.signUp(HANA, 'Hana Kim')
    const { token: carols = '' } = await world.vendor.signUp('carol@lighthouse.example', 'Carol Mendes')
    await world.vendor.addMember(HANA, ROLE)
    await hana.runs('/team link')
    await gives(world, token)
    await hana.runs('/team link')
    await hana.sees('You are linked to an account in Lighthouse', 'To be linked to another account')
    await hana.presses('Unlink')
    await hana.sees('Unlink your account in Lighthouse?')
    await hana.presses('Keep it')
    await gives(world, carols)
    await hana.sees('You are linked to another account in Lighthouse already. Type /team unlink first')
    await hana.runs('/team whoami')
    await hana.sees('You are Hana Kim')
  },
  { backend: 'zenml' },
)

story(
  'A link counts in the team that it was made for, and in no other',
  async (world) => {
    const hana = world.here('hana')
    const { token = '' } = await world.vendor.signUp(HANA, 'Hana Kim')
    await world.vendor.addMember(HANA, ROLE)
    await hana.runs('/team link team:lamps')
    await gives(world, token)
    await hana.sees('You are linked to your account in Lamps')
    await hana.runs('/team whoami team:lamps')
    await hana.sees('an Organization Member of Lamps')
    await hana.runs('/team whoami team:docs')
    await hana.sees('I do not know who you are in Docs')
    await hana.runs('/team members team:docs')
    await hana.sees('You cannot see the members of Docs')
  },
  {
    backend: 'zenml',
    teams: [
      { id: 'lamps', name: 'Lamps', backend: 'zenml' },
      { id: 'docs', name: 'Docs' },
    ],
  },
)

async function gives({ here }: World, token: string): Promise<void> {
  const isAsked = (here('hana').screen().form?.fields ?? []).length > 0
  if (!isAsked) await here('hana').presses('Paste a token')
  await here('hana').fills({ 'Your own ZenML Pro token': token })
}

/** How many are kept. */
const tokens = async ({ store }: World): Promise<number> =>
  (await store().transaction((tx) => tx.listSealedTokens())).length
