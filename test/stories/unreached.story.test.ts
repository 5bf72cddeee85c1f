import { expect } from 'vitest'
import { auditOf } from '../dsl/admin-team.ts'
import { linkGiven } from '../dsl/link-given.ts'
import { crossStory, story, type World } from '../dsl/story.ts'
import { openTab } from '../dsl/web-tab.ts'

/** Any call that opens a direct message would meet it, and use it up. */
const armTripwire = ({ simulator }: World) =>
  simulator.discord.faults.fail({ call: 'POST /users', times: 1, how: 'server_error' })

story(
  'Hana takes no direct messages: Ann has her mentioned once, and Hana answers from her inbox',
  async (world) => {
    const [ann, hana] = [world.here('ann'), world.here('hana')]
    await hana.closesDirectMessages()
    await ann.runs('/team invite @hana')
    await ann.sees(
      'Hana Kim 🌿 is invited to Lighthouse',
      'they take no direct messages from me on Discord',
      'The invitation stands',
      'I can mention them in the channel where they were invited',
      'I could give you a link to hand on if whoever runs Usher sets USHER_PUBLIC_URL',
    )
    armTripwire(world)
    await ann.presses('Mention them')
    await ann.sees('Everybody in the channel will read this', '“@Hana Kim 🌿, I have something for you')
    await ann.presses('Leave it')
    await ann.sees('Nothing was said in the channel')
    await ann.presses('Mention them', { on: 'The invitation stands' })
    await ann.presses('Mention them', { on: 'Everybody in the channel' })
    await ann.sees('I mentioned Hana Kim 🌿 in the channel')
    await world.here('bob').sees('I have something for you and cannot write to you directly')
    await world.here('bob').seesNothingOf('Lighthouse', 'invites')

    await ann.presses('Mention them', { on: 'The invitation stands' })
    await ann.sees('They were mentioned already, and once is enough')
    await ann.runs('/team revoke hana')
    await ann.presses('Keep it')
    await hana.runs('/team inbox')
    // The whole time nobody knocked at her door again.
    expect(world.simulator.discord.faults.list()).toHaveLength(1)
    world.simulator.discord.faults.clear()
    await hana.presses('Accept')
    await hana.sees('You are in Lighthouse')
    await world.here('bob').sees('what I had for you here is done')
    await ann.sees('Hana Kim 🌿 joined Lighthouse')
    expect(world.simulator.discord.pings()).toEqual(['@hana'])
    expect(await auditOf(world, /^(card|mention|reach|invitation\.mentioned)/)).toEqual([
      'card.undeliverable failed closed',
      'invitation.mentioned done',
      'reach refused mentioned',
    ])
  },
  { notOn: { slack: 'Slack has no such setting' }, rings: ['@hana'] },
)

story(
  'Hana opens her direct messages again: with her next sign of life she gets the card',
  async (world) => {
    const [ann, hana] = [world.here('ann'), world.here('hana')]
    await hana.closesDirectMessages()
    await ann.runs('/team invite @hana')
    await ann.sees('they take no direct messages from me')
    await world.simulator.discord.act('hana', { kind: 'closes_direct_messages', to: 'nobody' })
    await hana.runs('/team help')
    await hana.seesNothingOf('Ann Lee invites you')
    await world.advance({ minutes: 10 })
    await ann.seesNothingOf('I could not bring Hana Kim 🌿 the invitation')
    await hana.runs('/team help')
    await hana.sees('Ann Lee invites you to join Lighthouse')
  },
  { notOn: { slack: 'Slack has no such setting' } },
)

story(
  'Hana cannot be written to: Ann hands on a link, and Hana answers in a browser',
  async (world) => {
    const ann = world.here('ann')
    await hanaIsClosed(world)
    await ann.runs('/team invite @hana')
    await ann.sees(world.platform === 'slack' ? 'a rule on Slack' : 'they take no direct messages')
    await ann.presses('Get a link')
    await ann.sees('A link for Hana Kim 🌿', 'It is of no use to anybody else', 'Works until')
    const first = linkGiven(ann)
    await ann.presses('Get a link')
    const page = linkGiven(ann)
    expect(page.href).not.toBe(first.href)

    const tab = openTab(world)
    await tab.opens(first)
    expect(tab.status()).toBe(404)
    tab.sees('There is no such link', 'A newer link may have taken its place')
    await tab.opens(page)
    tab.sees('This link leads to an invitation to a team', 'Sign in to show that it is for you')
    tab.seesNothingOf('Lighthouse is', 'Ann', 'Hana', 'member')
    const title = world.platform === 'slack' ? 'Slack' : 'Discord'
    expect(tab.buttons()).toEqual(['Sign in with Lighthouse ID', `Sign in with ${title}`])

    await tab.presses(`Sign in with ${title}`)
    await tab.presses('Dora Lindqvist')
    tab.sees('This invitation is for somebody else', `You signed in with ${title}`)
    tab.seesNothingOf('Ann Lee', 'Hana Kim', 'hana@')
    await tab.presses('Use another account')
    await tab.presses('Hana Kim')
    tab.sees('Ann Lee invites you to join Lighthouse', 'You would be a member of the team')
    expect(tab.buttons()).toEqual(['Accept', 'Decline'])
    await tab.presses('Accept')
    tab.sees('You are in Lighthouse', 'You can close this page')
    await tab.opens(page)
    await tab.presses(`Sign in with ${title}`)
    await tab.presses('Hana Kim')
    tab.sees('You are in Lighthouse')
    expect(await auditOf(world, /^(answer|invitation)/)).toEqual([
      'invitation.sent done',
      'invitation.link_made done',
      'invitation.link_made done',
      'answer refused not_invited',
      'invitation.joined done',
    ])
  },
  { signIn: true },
)

async function hanaIsClosed(world: World): Promise<void> {
  if (world.platform === 'slack') world.simulator.slack.installation.turnMessagesTab('off')
  else await world.here('hana').closesDirectMessages()
}

story(
  'Hana’s account was switched off before her card went out: Ann is told, and finds her on the list',
  async (world) => {
    const ann = world.here('ann')
    world.simulator.slack.faults.fail({ call: 'chat.postMessage', times: 1, how: 'server_error' })
    await ann.runs('/team invite @hana')
    await ann.sees('the message to them is still on its way')
    world.simulator.slack.becomes('hana', 'deactivated')
    await world.advance({ minutes: 1 })
    await world.advance({ minutes: 1 })
    await ann.sees(
      'I could not bring Hana Kim 🌿 the invitation to Lighthouse',
      'Their account on Slack is switched off',
    )
    await ann.runs('/team invitations')
    await ann.presses('Reach them')
    await ann.presses('Take back', { on: '1 invitation to Lighthouse' })
    await ann.presses('Take it back')
    await ann.sees('There is nothing left to do here')
  },
  { notOn: { discord: 'Discord has no accounts that a workspace switches off' } },
)

crossStory(
  'Bob signs in where his account is: his yes on the page is in his own name',
  async (world) => {
    const [ann, bob] = [world.slack('ann'), world.slack('bob')]
    world.simulator.slack.installation.turnMessagesTab('off')
    await world.discord('bob').closesDirectMessages()
    await ann.runs('/team invite @bob')
    await ann.sees('a rule on Slack does not let me write to them', 'they take no direct messages from me')
    await ann.presses('Get a link')
    const page = linkGiven(ann)
    const preview = await fetch(page)
    expect(await preview.text()).not.toMatch(/Ann|Bob|Lighthouse(?! ID)/)
    expect((await fetch(page, { method: 'HEAD' })).status).toBe(404)

    const tab = openTab(world)
    await tab.opens(page)
    expect(tab.buttons()).toEqual(['Sign in with Lighthouse ID'])
    await tab.presses('Sign in with Lighthouse ID')
    await tab.presses('Dora Lindqvist')
    tab.sees('This invitation is for somebody else', 'somebody with the address b…@lighthouse.example')
    await tab.presses('Use another account')
    await tab.presses('Bob Okafor')
    tab.sees('Ann Lee invites you to join Lighthouse', 'You can answer until 9 March at 09:00 UTC')
    await tab.presses('Accept')
    tab.sees('You are in Lighthouse')
    expect(await world.vendor.members()).toContainEqual({
      email: 'bob@lighthouse.example',
      role: 'Organization Member',
    })
    await bob.runs('/team whoami')
    await bob.sees('You showed it by signing in')
    expect(await auditOf(world, /^(link\.made|answer|invitation\.joined)/)).toEqual([
      'answer refused not_invited',
      'link.made done issuer',
      'invitation.joined done',
    ])
  },
  { backend: 'zenml', signIn: true },
)

story(
  'Ann takes back what Hana was going to answer in a browser: the page says so',
  async (world) => {
    const [ann, title] = [world.here('ann'), world.platform === 'slack' ? 'Slack' : 'Discord']
    await hanaIsClosed(world)
    await ann.runs('/team invite @hana')
    await ann.presses('Mention them')
    await ann.presses('Mention them', { on: 'Everybody in the channel' })
    await ann.sees('I mentioned Hana Kim 🌿 in the channel')
    await world.here('dora').sees('I have something for you and cannot write to you directly')
    await ann.presses('Get a link')
    const page = linkGiven(ann)
    const tab = openTab(world)
    await tab.opens(page)
    await tab.presses(`Sign in with ${title}`)
    await tab.presses('Hana Kim')
    await ann.runs('/team revoke hana')
    await ann.presses('Take it back')
    await world.here('dora').sees('what I had for you here is done')
    await tab.presses('Decline')
    tab.sees('The invitation to Lighthouse was taken back')
    await tab.opens(page)
    await tab.presses(`Sign in with ${title}`)
    await tab.presses('Hana Kim')
    tab.sees('The invitation to Lighthouse was taken back', 'You can close this page')
    await ann.presses('Get a link')
    await ann.sees('There is nothing to do any more')
    await world.advance({ days: 8 })
    await tab.opens(page)
    tab.sees('This link is over')
    expect(tab.status()).toBe(410)
  },
  { signIn: true, rings: ['@hana'] },
)
