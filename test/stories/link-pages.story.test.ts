import { expect } from 'vitest'
import { auditOf } from '../dsl/admin-team.ts'
import { type PlatformName, story, type World } from '../dsl/story.ts'
import { openTab, type WebTab } from '../dsl/web-tab.ts'

const AT_ZENML = { backend: 'zenml', signIn: true } as const
const ROLE = 'Organization Member'
const HANA = 'hana@lighthouse.example'
const BOB = 'bob@lighthouse.example'

const TITLE: Readonly<Record<PlatformName, string>> = { slack: 'Slack', discord: 'Discord' }

/** Presses the link in the chat, in a browser of their own. */
async function opensLink(world: World, handle: string): Promise<WebTab> {
  const tab = openTab(world)
  await tab.opens(world.here(handle).link('Open the link page'))
  return tab
}

story(
  'Bob accepts, signs in where the team does, and is in without a second click in the chat',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob')
    await bob.presses('Accept')
    await bob.presses('Link account')
    const tab = await opensLink(world, 'bob')
    const title = TITLE[world.platform]
    tab.sees('Link your account in Lighthouse', `Bob Okafor on ${title}`, 'Open until')
    tab.sees(`Only go on if you asked for this yourself in ${title} a moment ago.`)
    expect(tab.buttons()).toEqual(['Sign in with Lighthouse ID'])

    await tab.presses('Sign in with Lighthouse ID')
    await tab.presses('Bob Okafor')
    tab.sees('Is this your account?', `Link Bob Okafor on ${title} to`, 'bob@lighthouse.example')
    await tab.presses('Link')
    tab.sees('You are in Lighthouse', `You can close this page and go back to ${title}.`)
    await bob.sees('You are in Lighthouse', 'type /team unlink at once')
    await ann.sees('Bob Okafor joined Lighthouse')
    expect(await auditOf(world, /^link/)).toEqual(['link.made done issuer'])
  },
  AT_ZENML,
)

/** Bob, who pressed *Link account* for the invitation, signs in and says yes. */
async function bobLinks(world: World): Promise<void> {
  const tab = await opensLink(world, 'bob')
  await tab.presses('Sign in with Lighthouse ID')
  await tab.presses('Bob Okafor')
  await tab.presses('Link')
  tab.sees('You are in Lighthouse')
}

/** Bob is out, is invited once more, and by then has taken back what Usher may do for him. */
async function bobIsInvitedAnew(world: World): Promise<void> {
  await world.vendor.removeMember(BOB)
  await world.here('ann').runs('/team invite @bob')
  world.simulator.issuer.signOutEverywhere(BOB)
}

story(
  'Bob takes his token back at the issuer: his next yes asks him to link again, and waits for that',
  async (world) => {
    const bob = world.here('bob')
    await world.here('ann').runs('/team invite @bob')
    await bob.presses('Accept')
    await bob.presses('Link account')
    await bobLinks(world)

    await bobIsInvitedAnew(world)
    await bob.presses('Accept', { on: 'invites you to join' })
    await bob.sees('ZenML Pro did not take your token', 'Link your account again')
    expect(await world.vendor.members()).toHaveLength(1)
    expect(await world.vendor.invitations()).toEqual([{ email: BOB, role: ROLE }])
    await bob.presses('Link account', { on: 'did not take your token' })
    await bobLinks(world)
    expect(await world.vendor.members()).toContainEqual({ email: BOB, role: ROLE })

    await bobIsInvitedAnew(world)
    await world.advance({ hours: 2 })
    await bob.presses('Accept', { on: 'invites you to join' })
    await bob.sees('ZenML Pro wants to hear it from you')
    expect(await world.vendor.invitations()).toEqual([{ email: BOB, role: ROLE }])
    await bob.presses('Link account', { on: 'wants to hear it from you' })
    await bobLinks(world)
    expect(await world.vendor.members()).toContainEqual({ email: BOB, role: ROLE })
    expect(await auditOf(world, /^invitation\.joined/)).toHaveLength(3)
  },
  AT_ZENML,
)

story(
  'Hana shows by signing in to her chat which account is hers',
  async (world) => {
    const hana = world.here('hana')
    await world.vendor.addMember(HANA, ROLE)
    await hana.runs('/team link')
    const tab = await opensLink(world, 'hana')
    expect(tab.buttons()).toEqual(['Sign in with Lighthouse ID', `Sign in with ${TITLE[world.platform]}`])
    await tab.presses(`Sign in with ${TITLE[world.platform]}`)
    await tab.presses('Hana Kim')
    tab.sees('Is this your account?', HANA, ROLE)
    await tab.presses('Link')
    tab.sees('Done: you are linked')
    await hana.sees('You are linked to', 'in Lighthouse now')
    await hana.runs('/team members')
    await hana.sees('2 members of Lighthouse')
  },
  AT_ZENML,
)
