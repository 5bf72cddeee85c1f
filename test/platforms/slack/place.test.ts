import { describe, expect, it, onTestFinished } from 'vitest'
import type { Interaction } from '../../../src/platforms/platform.ts'
import type { SlackTwin } from '../../../src/simulator/slack/twin.ts'
import type { Answer, Button, Form, View } from '../../../src/views/view.ts'
import { once } from '../../fakes/once.ts'
import { ignoreNews } from '../../fakes/platform.ts'
import { openTwin } from './twin-rig.ts'
import { openWire } from './wire.ts'

const button: Button = { name: 'go', subject: 's1', label: 'Go', look: 'primary' }
const view = (title: string): View => ({ tone: 'good', title, buttons: [button] })
const form: Form = {
  name: 'remove',
  subject: 'main',
  title: 'Remove somebody',
  submit: 'Continue',
  fields: [{ name: 'who', label: 'Who', isOptional: false, kind: 'search', suggest: 'members' }],
}

/** The bot at the twin, answering what `answers` say, and Ann in the private channel of the admins. */
async function open(answers: Readonly<Record<string, Answer>>) {
  const received: Interaction[] = []
  const { platform, twin, actor } = await openTwin()
  onTestFinished(async () => {
    await platform.stop()
    await twin.close()
  })
  await platform.start(async (interaction, responder) => {
    received.push(interaction)
    responder.kept()
    await responder.answer(answers[`${interaction.kind} ${interaction.name}`] ?? { kind: 'nothing' })
  }, ignoreNews)
  const look = (who: string) => {
    const room = twin.screen(who).channels.find(({ name }) => name === 'team-admins')
    if (!room) throw new Error(`${who} is not in team-admins`)
    return room
  }
  const [space = ''] = actor('ann').id.split('/')
  const { id: channel } = look('ann')
  const says = (text: string) => twin.act('ann', { kind: 'says', channel, text })
  const presses = (message: string, control: string) =>
    twin.act('ann', { kind: 'presses', channel, message, control })
  return {
    platform,
    twin,
    received,
    look,
    says,
    presses,
    place: { platform: 'slack', space, channel, isDirect: false },
  }
}

const texts = (room: ReturnType<Awaited<ReturnType<typeof open>>['look']>) =>
  room.messages.map(({ text, isEphemeral }) => `${isEphemeral ? 'only me' : 'all'}: ${text.split('\n')[0]}`)

async function pressesInForm(twin: SlackTwin): Promise<void> {
  const { id = '', controls = [] } = twin.screen('ann').form ?? {}
  await twin.act('ann', { kind: 'presses_in_form', form: id, control: controls[0]?.id ?? '' })
}

describe('where something is done on Slack', () => {
  it('is the private channel that the command is typed in', async () => {
    const { received, says, place } = await open({})
    await says('/team help')
    await expect.poll(() => received.map((one) => one.place)).toEqual([place])
  })

  it('is known to a form, to what is searched in it, and to its result', async () => {
    const { twin, received, says, place } = await open({
      'command help': { kind: 'form', form },
      'suggest members': { kind: 'suggestions', choices: [{ label: 'Bob', value: 'b' }] },
      'submission remove': { kind: 'reply', view: view('Really?') },
      'press go': { kind: 'replace', view: view('Done') },
    })
    await says('/team help')
    await expect.poll(() => twin.screen('ann').form?.title).toBe('Remove somebody')
    const shown = twin.screen('ann').form
    const [field = ''] = shown?.fields.map(({ id }) => id) ?? []
    await twin.suggest('ann', { in: 'form', form: shown?.id ?? '', field, query: '' })
    await twin.act('ann', { kind: 'submits', form: shown?.id ?? '', values: { [field]: ['b'] } })
    await expect.poll(() => twin.screen('ann').form?.text ?? '').toContain('Really?')
    await pressesInForm(twin)
    await expect.poll(() => twin.screen('ann').form?.text ?? '').toContain('Done')
    expect(received.map(({ kind }) => kind)).toEqual(['command', 'suggest', 'submission', 'press'])
    for (const one of received) expect(one.place).toEqual(place)
    expect(received[2]?.input).toEqual({ who: 'b', subject: 'main' })
  })
})

it('a button in a result is pressed where that was opened, and so is the next', async () => {
  const received: Interaction[] = []
  const wire = await openWire(async (interaction, responder) => {
    received.push(interaction)
    await responder.answer({ kind: 'reply', view: view('Done') })
  })
  const metadata = '{"channel":"G1"}'
  await wire.postPayload({
    type: 'block_actions',
    user: { id: 'U1', name: 'ann', team_id: 'T1' },
    team: { id: 'T1' },
    trigger_id: 'trigger-1',
    container: { type: 'view', view_id: 'V9' },
    view: { id: 'V9', type: 'modal', private_metadata: metadata },
    actions: [{ type: 'button', block_id: 'buttons', action_id: 'go~1', value: 's1' }],
  })
  await expect.poll(() => wire.calls.at(-1)?.sent['view']).toMatchObject({ private_metadata: metadata })
  expect(received[0]?.place).toEqual({ platform: 'slack', space: 'T1', channel: 'G1', isDirect: false })
})

describe('a button on a message that a whole channel sees', () => {
  it('says where it was pressed, and is answered to one person only', async () => {
    const { platform, received, look, presses, place } = await open({
      'press go': { kind: 'reply', view: view('Yours') },
    })
    const sent = await platform.post(place, view('A card'), once('n1'))
    const card = look('ann').messages.at(-1)
    await presses(card?.id ?? '', card?.controls[0]?.id ?? '')
    await expect.poll(() => texts(look('ann')).at(-1)).toContain('only me: ✅ Yours')
    expect(texts(look('bob')).at(-1)).toContain('all: ✅ A card')
    expect(received[0]).toMatchObject({
      place,
      input: { subject: 's1' },
      message: sent.kind === 'delivered' && sent.ref,
    })
  })

  it('changes the message for all of them, where that is the answer', async () => {
    const { platform, look, presses, place } = await open({
      'press go': { kind: 'replace', view: view('Closed') },
    })
    await platform.post(place, view('A card'), once('n1'))
    const card = look('ann').messages.at(-1)
    await presses(card?.id ?? '', card?.controls[0]?.id ?? '')
    await expect.poll(() => texts(look('bob')).at(-1)).toContain('all: ✅ Closed')
    expect(texts(look('ann')).at(-1)).toContain('all: ✅ Closed')
  })

  it('on what only one person sees changes that', async () => {
    const { received, look, says, presses, place } = await open({
      'command help': { kind: 'reply', view: view('Yours') },
      'press go': { kind: 'replace', view: view('Changed') },
    })
    await says('/team help')
    await expect.poll(() => texts(look('ann')).at(-1)).toContain('only me: ✅ Yours')
    const own = look('ann').messages.at(-1)
    await presses(own?.id ?? '', own?.controls[0]?.id ?? '')
    await expect.poll(() => texts(look('ann')).at(-1)).toContain('only me: ✅ Changed')
    expect(texts(look('bob')).join()).not.toContain('Changed')
    expect(received[1]).toMatchObject({ place })
    expect(received[1]).not.toHaveProperty('message')
  })
})
