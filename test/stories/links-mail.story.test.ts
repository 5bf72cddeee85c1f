import { expect } from 'vitest'
import { auditOf } from '../dsl/admin-team.ts'
import { story, type World } from '../dsl/story.ts'

const HANA = 'hana@lighthouse.example'
const ROLE = 'Organization Member'

story(
  'Hana shows with a code from her mail which account is hers',
  async (world) => {
    const hana = world.here('hana')
    await world.vendor.addMember(HANA, ROLE)
    await hana.runs('/team members')
    await hana.sees('As far as I know you are not a member of Lighthouse')
    await hana.presses('Link account')
    await hana.sees('Link your account in Lighthouse', 'Show me once which account is yours')
    await asks(world, HANA)
    await hana.sees('Look into your mail', 'If the address is right, a code is on its way to it')
    expect(mail(world)).toMatchObject({ to: HANA, subject: 'Your code for Lighthouse' })
    expect(mail(world)?.text).toContain('Hana Kim asked on')
    expect(mail(world)?.text).not.toMatch(/https?:|www\.|\/link/)

    await types(world, wrong(world))
    await hana.sees('That is not the code. You can try 4 more times.')
    await types(world, code(world))
    await hana.sees('You are linked to your account in Lighthouse')
    await hana.runs('/team members')
    await hana.sees('2 members of Lighthouse')
    await types(world, code(world))
    await hana.sees('This code was used already')
    expect(await auditOf(world, /^link/)).toEqual([
      'link.code_mailed done',
      'link refused code_wrong',
      'link.made done mail',
      'link refused code_used',
    ])
    await hana.seesNothingOf(code(world))
  },
  { backend: 'zenml' },
)

story(
  'Nobody learns by asking for codes who has an account',
  async (world) => {
    const hana = world.here('hana')
    await world.vendor.addMember(HANA, ROLE)
    await hana.runs('/team link')
    await asks(world, HANA)
    const known = answered(world)
    await hana.runs('/team link')
    await asks(world, 'nobody@lighthouse.example')
    expect(answered(world)).toBe(known)
    await types(world, code(world))
    await hana.sees('Nobody in Lighthouse has this address')

    await hana.runs('/team link')
    await asks(world, HANA)
    await hana.runs('/team link')
    await asks(world, HANA)
    await hana.sees('That is enough codes for now', 'I send at most 3 in an hour')
    expect(world.simulator.mailbox.mails()).toHaveLength(3)
    await world.advance({ minutes: 11 })
    await types(world, code(world))
    await hana.sees('This code is too old')
  },
  { backend: 'zenml' },
)

story(
  'A mail server that stumbles is said to, and the code comes at the next try',
  async (world) => {
    const hana = world.here('hana')
    world.simulator.mailbox.refuse(1)
    await hana.runs('/team link')
    await asks(world, HANA)
    await hana.sees('The mail server is not answering right now')
    await asks(world, HANA)
    await hana.sees('Look into your mail')
  },
  { backend: 'zenml' },
)

async function asks({ here }: World, email: string): Promise<void> {
  await here('hana').presses('Code by e-mail')
  await here('hana').fills({ 'Your e-mail address': email })
}

async function types({ here }: World, digits: string): Promise<void> {
  const isAsked = (here('hana').screen().form?.fields ?? []).length > 0
  if (!isAsked) {
    await here('hana').runs('/team link')
    await here('hana').presses('Enter the code')
  }
  await here('hana').fills({ 'The code from the mail': digits })
}

/** In Slack the answer to a form stands in its window. */
function answered({ here }: World): string {
  const { form } = here('hana').screen()
  return form?.text ?? here('hana').message('Look into your mail').message.text
}

const mail = ({ simulator }: World) => simulator.mailbox.mails().at(-1)

const code = (world: World): string => /\d{6}/.exec(mail(world)?.text ?? '')?.[0] ?? 'no code'

const wrong = (world: World): string => (code(world) === '000000' ? '000001' : '000000')
