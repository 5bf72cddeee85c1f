import { expect } from 'vitest'
import { ADMINS, auditOf } from '../dsl/admin-team.ts'
import { story } from '../dsl/story.ts'

const HANA = 'hana@lighthouse.example'
const OPTIONS = { backend: 'zenml' } as const
const ROLE = 'Organization Member'

story(
  'Ann says who Hana is, Hana hears of it, and can undo it',
  async (world) => {
    const [ann, hana] = [world.here('ann'), world.here('hana')]
    await world.vendor.addMember(HANA, ROLE)
    await ann.runs(`/team link @hana ${HANA}`)
    await ann.sees('You cannot link other people to Lighthouse', 'only possible in the team’s admin channel')
    await ann.runs('/team setup', ADMINS)
    await ann.runs(`/team link @hana ${HANA}`, ADMINS)
    await ann.sees('is linked to an account in Lighthouse', HANA, 'I told them.')
    await hana.sees('Ann Lee linked you to your account in Lighthouse', 'type /team unlink')
    await hana.seesNothingOf(HANA)
    await hana.runs('/team whoami')
    await hana.sees('An admin of the team says that it is yours.', HANA)
    await ann.runs(`/team link @hana ${HANA}`, ADMINS)

    await hana.runs('/team unlink')
    await hana.presses('Unlink')
    await hana.sees('You are unlinked from your account in Lighthouse')
    expect(await auditOf(world, /^link/)).toEqual([
      'link_other refused admin_channel_only',
      expect.stringContaining('link.mapped done'),
      expect.stringContaining('link.mapped done'),
      'link.removed done mapped',
    ])
  },
  OPTIONS,
)

story(
  'What an admin cannot say of somebody is refused with a reason',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team setup', ADMINS)
    await ann.runs('/team link @hana', ADMINS)
    await ann.sees('I need one person and one e-mail address')
    await ann.runs(`/team link @hana ${HANA}`, ADMINS)
    await ann.sees(`Nobody in Lighthouse has the address ${HANA}`)
    await ann.runs('/team link @hana ann@lighthouse.example', ADMINS)
    await ann.sees('That is you. Type /team link to link your own account.')
    await world.vendor.addMember('bob@lighthouse.example', ROLE)
    await world.restart()
    await bob.runs(`/team link @hana ${HANA}`, ADMINS)
    await bob.sees('You need to be at least an admin of the team for this.')
    await world.vendor.addMember(HANA, ROLE)
    await ann.runs(`/team link @bob ${HANA}`, ADMINS)
    await ann.sees('Bob Okafor has another account in Lighthouse', 'in USHER_LINKS')
    await ann.runs('/team unlink @bob', ADMINS)
    await ann.sees('Bob Okafor is unlinked from Lighthouse', 'comes back when I start again', 'I told them.')
    await bob.sees('Ann Lee unlinked you from your account in Lighthouse')
    await bob.runs('/team members')
    await bob.sees('You cannot see the members of Lighthouse')
  },
  OPTIONS,
)

story(
  'A guest is nobody in a team, whoever says so',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team setup', ADMINS)
    await world.vendor.addMember(HANA, ROLE)
    await ann.runs(`/team link @gus ${HANA}`, ADMINS)
    await ann.sees('Gus Petrov cannot be linked', 'They are a guest here.')
    await world.here('gus').runs('/team link', { in: 'random' })
    await world.here('gus').sees('You cannot link your account to Lighthouse', 'You are a guest here.')
  },
  { ...OPTIONS, notOn: { discord: 'has no guests' } },
)
