import { expect } from 'vitest'
import { asTeamId } from '../../src/domain/ids.ts'
import { story, type World } from '../dsl/story.ts'
import { HERE, type TeamEntry } from '../dsl/teams.ts'

const lighthouse: TeamEntry = { id: 'lighthouse', name: 'Lighthouse', places: HERE }
const asksFirst: TeamEntry = { ...lighthouse, consent: 'ask-first' }

const TEAM = asTeamId('lighthouse')

/** Whether the team's backend was ever told of the newest invitation, and has it open now. */
const atBackend = (world: World) =>
  world.store().transaction(async (tx) => {
    const { invitations } = await tx.listInvitations({ team: TEAM, limit: 1, offset: 0 })
    const open = await tx.embedded.listPendingOffers(TEAM)
    return { isTold: invitations[0]?.backendKey !== undefined, open: open.length }
  })

const NEVER_TOLD = { isTold: false, open: 0 }

story(
  'Asked first: the card comes before anything is made, and a yes makes all of it',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob')
    await ann.sees('Invitation sent to Bob Okafor')
    await bob.sees('Ann Lee invites you to join Lighthouse', 'hears of you only if you accept')
    expect(await atBackend(world)).toEqual(NEVER_TOLD)
    await ann.runs('/team invitations')
    await ann.sees('1 invitation to Lighthouse')

    await bob.presses('Accept')
    await bob.sees('You are in Lighthouse')
    expect(await atBackend(world)).toEqual({ isTold: true, open: 0 })
    await ann.sees('Bob Okafor joined Lighthouse')
    await ann.runs('/team members')
    await ann.sees('2 members of Lighthouse')
  },
  { teams: [asksFirst] },
)

story(
  'Asked first: a no is never told to the backend',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob')
    await bob.presses('Decline')
    await bob.sees('You declined the invitation to Lighthouse')
    await ann.sees('Bob Okafor declined')
    expect(await atBackend(world)).toEqual(NEVER_TOLD)
  },
  { teams: [asksFirst] },
)

story(
  'Asked first: taken back before the yes, nothing was ever made',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob')
    await ann.runs('/team revoke Bob')
    await ann.presses('Take it back')
    await ann.sees('is taken back')
    await bob.sees('The invitation to Lighthouse was taken back')
    expect(bob.buttons()).toEqual([])
    expect(await atBackend(world)).toEqual(NEVER_TOLD)
  },
  { teams: [asksFirst] },
)

story(
  'Asked first: nobody answers in time, and nothing was ever made',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob')
    await world.advance({ days: 8 })
    await bob.sees('The invitation to Lighthouse has expired')
    await ann.sees('Bob Okafor did not answer the invitation to Lighthouse')
    expect(bob.buttons()).toEqual([])
    expect(await atBackend(world)).toEqual(NEVER_TOLD)
  },
  { teams: [asksFirst] },
)

story(
  'A team may allow only addresses of its own domains',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team invite sam@elsewhere.example')
    await ann.sees('not of a domain that this team allows')
    await ann.runs('/team invite sam@sub.lighthouse.example')
    await ann.sees('sam@sub.lighthouse.example cannot be invited')
    await ann.runs('/team invite Sam@LightHouse.example')
    await ann.sees('sam@lighthouse.example is invited to Lighthouse')
    await ann.runs('/team invitations')
    await ann.sees('1 invitation to Lighthouse')
  },
  { teams: [{ ...lighthouse, domains: ['lighthouse.example'] }] },
)

story(
  'Where addresses matter, somebody without one is not invited, and Ann hears what to do',
  async (world) => {
    const ann = world.here('ann')
    const nameless = world.platform === 'slack' ? '@priya' : '@erik'
    await ann.runs(`/team invite ${nameless}`)
    await ann.sees('Their e-mail address is not known to me', 'give the address instead')
    await ann.runs('/team invitations')
    await ann.sees('Nobody was invited to Lighthouse so far')
  },
  { teams: [{ ...lighthouse, domains: ['lighthouse.example'] }] },
)

story(
  'A team has a role of its own for who is given none',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team invite @bob')
    await ann.sees('Invited as an admin')
    await ann.runs('/team invite @hana member')
    await ann.sees('Invited as a member')
  },
  { teams: [{ ...lighthouse, defaultRole: 'admin' }] },
)

story(
  'A role of its own that the backend does not have is named, with those that it has',
  async (world) => {
    await world.here('ann').runs('/team invite @bob')
    await world.here('ann').sees('There is no role “captain”', 'Choose owner, admin or member')
    await world.here('bob').seesNothingOf('invites you')
  },
  { teams: [{ ...lighthouse, defaultRole: 'captain' }] },
)
