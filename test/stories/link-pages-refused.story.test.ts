import { expect } from 'vitest'
import { NO_TEAM } from '../../src/domain/audit.ts'
import { asLinkRequestId, asTeamId } from '../../src/domain/ids.ts'
import { hashOf } from '../../src/usecases/visit-link.ts'
import { auditOf } from '../dsl/admin-team.ts'
import { type PlatformName, story, type World } from '../dsl/story.ts'
import { openTab, type WebTab } from '../dsl/web-tab.ts'

const AT_ZENML = { backend: 'zenml', signIn: true } as const
const HANA = 'hana@lighthouse.example'
const ISSUER = 'Sign in with Lighthouse ID'

const TITLE: Readonly<Record<PlatformName, string>> = { slack: 'Slack', discord: 'Discord' }

/** Hana, a member whom nobody has linked, at her link page. */
async function hanaAtPage(world: World): Promise<WebTab> {
  await world.vendor.addMember(HANA, 'Organization Member')
  await world.here('hana').runs('/team link')
  const tab = openTab(world)
  await tab.opens(world.here('hana').link('Open the link page'))
  return tab
}

/** As {@link hanaAtPage}, back from the issuer, and asked whether that is her account. */
async function hanaAsked(world: World): Promise<WebTab> {
  const tab = await hanaAtPage(world)
  await tab.presses(ISSUER)
  await tab.presses('Hana Kim')
  tab.sees('Is this your account?')
  return tab
}

/** All that a visit could change. */
const kept = (world: World, page: URL) =>
  world.store().transaction(async (tx) => ({
    request: await tx.lockLinkRequest(asLinkRequestId(hashOf(page.pathname.split('/').at(-1) ?? ''))),
    audit: await tx.listAudit({ team: asTeamId('main') }),
    effects: await tx.countEffects({}),
  }))

const isLinked = async (world: World): Promise<boolean> => {
  const made = await auditOf(world, /^link\.made/)
  return made.length > 0
}

story(
  'Looking changes nothing, and a link counts once',
  async (world) => {
    const tab = await hanaAtPage(world)
    const page = tab.url()
    const before = await kept(world, page)
    expect(before.request).toMatchObject({ status: 'open', actorName: 'Hana Kim 🌿' })
    for (const other of [openTab(world), openTab(world)]) await other.opens(page)
    expect(await kept(world, page)).toEqual(before)

    await tab.presses(ISSUER)
    await tab.presses('Hana Kim')
    const [back, started] = [tab.url(), await kept(world, page)]
    await tab.opens(page)
    expect(await kept(world, page)).toEqual(started)
    await tab.opens(back)
    tab.sees('This sign-in was used already')
    await tab.presses('Start again')
    await tab.presses(ISSUER)
    await tab.presses('Hana Kim')
    await tab.presses('Link')
    tab.sees('Done: you are linked')

    await tab.opens(back)
    tab.sees('That did not come from this page')
    await tab.opens(page)
    expect(tab.status()).toBe(410)
    tab.sees('This link was used already', '/team unlink to undo it')
    expect(await auditOf(world, /^link\.made/)).toHaveLength(1)
  },
  AT_ZENML,
)

story(
  'Of two yeses from one page one counts',
  async (world) => {
    const tab = await hanaAsked(world)
    const asked = tab.page().url
    await tab.presses('Link')
    await tab.opens(asked)
    tab.sees('This link was used already')
    expect(await auditOf(world, /^link/)).toEqual(['link.made done issuer', 'link refused used'])
  },
  AT_ZENML,
)

story(
  'Whoever gets the address of the return, or makes one up, gets nothing',
  async (world) => {
    const tab = await hanaAtPage(world)
    await tab.presses(ISSUER)
    await tab.presses('Hana Kim')
    const eve = openTab(world)
    await eve.opens(tab.url())
    eve.sees('This was begun in another browser')
    eve.seesNothingOf('Hana', 'hana', 'Lighthouse')
    const forged = new URL(tab.url())
    forged.searchParams.set('state', 'made-up')
    await eve.opens(forged)
    eve.sees('That did not come from this page')
    expect(eve.status()).toBe(400)
    await eve.opens(new URL('/link/nobody-was-given-this', tab.url()))
    eve.sees('There is no such link')
    expect(await auditOf(world, /^link/)).toEqual(['link refused began_elsewhere'])
    expect(await auditOf(world, /^link/, NO_TEAM)).toEqual(['link refused forged'])
    expect(await isLinked(world)).toBe(false)
  },
  AT_ZENML,
)

story(
  'Forms that were tampered with, or sent by another site, are refused',
  async (world) => {
    const tab = await hanaAsked(world)
    await tab.forges('Link', { proved: 'bWFkZS11cA' })
    tab.sees('That did not come from this page', 'Nothing was linked.')
    const fresh = await hanaAsked(world)
    await fresh.forges('Link', { token: 'x'.repeat(43) })
    fresh.sees('That did not come from this page')
    expect(await isLinked(world)).toBe(false)
    expect(await auditOf(world, /^link refused/)).toEqual(['link refused forged', 'link refused forged'])
  },
  AT_ZENML,
)

story(
  'Hana goes on in another browser, and what she began in the first does not count any more',
  async (world) => {
    const first = await hanaAsked(world)
    const second = openTab(world)
    await second.opens(world.here('hana').link('Open the link page'))
    second.sees('You began this in another browser', `Hana Kim 🌿 on ${TITLE[world.platform]}`)
    await second.presses('Start again here with Lighthouse ID')
    await second.presses('Hana Kim')
    await first.presses('Link')
    first.sees('This was begun in another browser', 'Nothing was linked.')
    expect(await isLinked(world)).toBe(false)
    await second.presses('Link')
    second.sees('Done: you are linked')
  },
  AT_ZENML,
)

story(
  'A link that is too old can be had again from itself, once, for an hour',
  async (world) => {
    const tab = await hanaAtPage(world)
    const page = tab.url()
    await world.advance({ minutes: 11 })
    await tab.presses(ISSUER)
    tab.sees('This link is too old', 'Start again, and you have another ten minutes.')
    await tab.presses('Start again')
    tab.sees('Link your account in Lighthouse')
    expect(tab.url().href).not.toBe(page.href)
    await tab.presses(ISSUER)
    await tab.presses('Hana Kim')
    await tab.presses('Link')
    tab.sees('Done: you are linked')
    await tab.opens(page)
    tab.sees('This link was used already')

    await world.here('hana').runs('/team unlink')
    await world.here('hana').presses('Unlink')
    const late = await hanaAtPage(world)
    await world.advance({ hours: 2 })
    await late.opens(late.url())
    late.sees('This link is too old', `Type /team link in ${TITLE[world.platform]} to get a new one.`)
    expect(late.buttons()).toEqual([])
  },
  AT_ZENML,
)

story(
  'Bob signs in with another account than the one that was invited, and then with that one',
  async (world) => {
    const bob = world.here('bob')
    await world.here('ann').runs('/team invite @bob')
    await bob.presses('Accept')
    await bob.presses('Link account')
    const tab = openTab(world)
    await tab.opens(bob.link('Open the link page'))
    await tab.presses(ISSUER)
    await tab.presses('Carol Mendes')
    tab.sees('The invitation is for another account', 'b…@lighthouse.example', 'c…@lighthouse.example')
    await tab.presses('Use another account')
    await tab.presses('Bob Okafor')
    await tab.presses('Link')
    tab.sees('You are in Lighthouse')
    expect(await auditOf(world, /^link/)).toEqual(['link refused wrong_account', 'link.made done issuer'])
  },
  AT_ZENML,
)

story(
  'Who is signed in to the chat as somebody else links nobody',
  async (world) => {
    const tab = await hanaAtPage(world)
    const title = TITLE[world.platform]
    await tab.presses(`Sign in with ${title}`)
    await tab.presses('Bob Okafor')
    tab.sees(`You are signed in to ${title} as somebody else`, 'This link is for Hana Kim 🌿.')
    expect(tab.status()).toBe(403)
    expect(await isLinked(world)).toBe(false)
  },
  AT_ZENML,
)

story(
  'An address that nobody vouches for, one of no member, and a no at the issuer link nobody',
  async (world) => {
    const tab = await hanaAtPage(world)
    await tab.presses(ISSUER)
    await tab.presses('Mallory Vale')
    tab.sees('Lighthouse ID does not vouch for your address')
    await tab.presses('Start again')
    await tab.presses(ISSUER)
    await tab.presses('Cancel')
    tab.sees('You did not sign in with Lighthouse ID', 'Nothing was linked.')
    await tab.presses('Start again')
    tab.sees('Link your account in Lighthouse')
    expect(await auditOf(world, /^link/)).toEqual(['link refused unverified', 'link refused cancelled'])
  },
  AT_ZENML,
)
