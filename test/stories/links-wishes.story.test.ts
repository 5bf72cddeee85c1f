import { expect } from 'vitest'
import { auditOf } from '../dsl/admin-team.ts'
import { crossStory, story } from '../dsl/story.ts'

const HANA = 'hana@lighthouse.example'

crossStory('Hana is known on Discord too, once she read the code', async (world) => {
  const [slack, discord] = [world.slack('hana'), world.discord('hana')]
  await world.slack('ann').runs('/team invite @hana')
  await slack.presses('Accept')
  await slack.sees('You are in Lighthouse')
  await discord.runs('/team members')
  await discord.sees('You cannot see the members of Lighthouse')
  await discord.presses('Link account')
  await discord.presses('Code by e-mail')
  await discord.fills({ 'Your e-mail address': HANA.toUpperCase() })
  await discord.presses('Enter the code')
  const [mail] = world.simulator.mailbox.mails()
  const [, ...digits] = /(\d{3})(\d{3})/.exec(mail?.text ?? '') ?? []
  await discord.fills({ 'The code from the mail': ` ${digits.join(' ')} ` })
  await discord.sees('You are linked to your account in Lighthouse')
  await discord.runs('/team members')
  await discord.sees('2 members of Lighthouse')
  await slack.runs('/team unlink')
  await slack.presses('Unlink')
  await slack.runs('/team members')
  await slack.sees('You cannot see the members of Lighthouse')
  await discord.runs('/team whoami')
  await discord.sees('You are Hana Kim', 'You showed it with a code sent to your e-mail address.')
})

story(
  'Who wants to leave and lacks the proof shows it, and is asked whether they are sure',
  async (world) => {
    const hana = world.here('hana')
    const { token = '' } = await world.vendor.signUp(HANA, 'Hana Kim')
    await world.vendor.addMember(HANA, 'Organization Member')
    await hana.runs('/team link')
    await hana.presses('Code by e-mail')
    await hana.fills({ 'Your e-mail address': HANA })
    const [mail] = world.simulator.mailbox.mails()
    await hana.runs('/team link')
    await hana.presses('Enter the code')
    await hana.fills({ 'The code from the mail': /\d{6}/.exec(mail?.text ?? '')?.[0] ?? '' })
    await hana.sees('You are linked to your account in Lighthouse')

    await hana.runs('/team leave')
    await hana.sees('Only you can leave Lighthouse')
    await hana.presses('Link account', { on: 'Only you can leave Lighthouse' })
    await hana.fills({ 'Your own ZenML Pro token': token })
    await hana.sees('Leave Lighthouse?')
    expect(await auditOf(world, /^(link|leave)/)).toEqual([
      'link.code_mailed done',
      'link.made done mail',
      'leave refused link_required',
      'link.made done token',
    ])
    await hana.runs('/team leave')
    await hana.presses('Leave', { on: 'Leave Lighthouse?' })
    await hana.sees('You have left Lighthouse')
    expect(await world.vendor.members()).not.toContainEqual(expect.objectContaining({ email: HANA }))
  },
  { backend: 'zenml' },
)

story(
  'A link made for an invitation is of no use to who was not invited',
  async (world) => {
    const [ann, hana] = [world.here('ann'), world.here('hana')]
    const { token = '' } = await world.vendor.signUp(HANA, 'Hana Kim')
    await ann.runs('/team invite @bob')
    await world.here('bob').presses('Accept')
    await world.here('bob').presses('Link account')
    await world.here('bob').fills({ 'Your own ZenML Pro token': token })
    await world.here('bob').sees('This token belongs to another account than the one that was invited.')
    await hana.runs('/team whoami')
    await hana.sees('I do not know who you are in Lighthouse')
    expect(await auditOf(world, /^link/)).toEqual(['link refused other_account'])
  },
  { backend: 'zenml' },
)
