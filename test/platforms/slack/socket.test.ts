import { describe, expect, it, onTestFinished } from 'vitest'
import type { Interaction, Receive } from '../../../src/platforms/platform.ts'
import type { Screen } from '../../../src/simulator/twin.ts'
import type { Answer, View } from '../../../src/views/view.ts'
import { once } from '../../fakes/once.ts'
import { ignoreNews } from '../../fakes/platform.ts'
import { openTwin, type TwinRig } from './twin-rig.ts'
import { seconds } from './wire.ts'

const card: View = {
  tone: 'neutral',
  title: 'An invitation',
  buttons: [{ name: 'accept', subject: 'i1', label: 'Accept', look: 'primary' }],
}

const inviteForm: Answer = {
  kind: 'form',
  form: {
    name: 'invite',
    title: 'Invite to team',
    submit: 'Invite',
    fields: [
      { name: 'who', label: 'People', isOptional: true, kind: 'people', max: 5 },
      { name: 'open', label: 'Invitation', isOptional: true, kind: 'search', suggest: 'open_invitations' },
    ],
  },
}

/** Answers by the interaction's name. */
async function open(answers: Readonly<Record<string, Answer>>) {
  const received: Interaction[] = []
  const receive: Receive = async (interaction, responder) => {
    received.push(interaction)
    responder.kept()
    await responder.answer(answers[`${interaction.kind} ${interaction.name}`] ?? { kind: 'nothing' })
  }
  const rig = await openTwin()
  onTestFinished(async () => {
    await rig.platform.stop()
    await rig.twin.close()
  })
  await rig.platform.start(receive, ignoreNews)
  return { ...rig, received }
}

const general = ({ twin }: TwinRig, handle: string): string => {
  const channel = twin.screen(handle).channels.find(({ kind }) => kind === 'public')
  if (!channel) throw new Error('no public channel')
  return channel.id
}

function formOf({ twin }: TwinRig) {
  const { form } = twin.screen('ann')
  const idOf = (wanted: string) => form?.fields.find(({ kind }) => kind === wanted)?.id ?? ''
  return { form: form?.id ?? '', people: idOf('people'), search: idOf('search') }
}

const textsOf = (screen: Screen): string[] =>
  screen.channels.flatMap(({ messages }) => messages.map(({ text }) => text))

async function quiet({ twin }: TwinRig): Promise<void> {
  await expect.poll(() => twin.busy(), { timeout: 5000 }).toBe(0)
}

const says = (rig: TwinRig, text: string) =>
  rig.twin.act('ann', { kind: 'says', channel: general(rig, 'ann'), text })

describe('over the socket', () => {
  it('a command is read and its reply seen by one person', async () => {
    const rig = await open({ 'command invite': { kind: 'reply', view: { tone: 'good', title: 'Invited' } } })
    await says(rig, '/team invite @bob, carol@x.example admin')
    await expect.poll(() => textsOf(rig.twin.screen('ann')).join()).toContain('Invited')
    expect(textsOf(rig.twin.screen('bob')).join()).not.toContain('Invited')
    expect(rig.received[0]).toMatchObject({
      actor: rig.actor('ann'),
      actorName: 'ann',
      isOurs: true,
      input: {
        who: { actors: [rig.actor('bob').id], emails: ['carol@x.example'], unreadable: [] },
        role: 'admin',
      },
    })
  })

  it('a form opens, suggests, is submitted, and shows the result', async () => {
    const rig = await open({
      'command invite': inviteForm,
      'suggest open_invitations': { kind: 'suggestions', choices: [{ label: 'Bob', value: 'i1' }] },
      'submission invite': { kind: 'reply', view: { tone: 'good', title: 'Invited Bob' } },
    })
    await says(rig, '/team invite')
    await expect.poll(() => rig.twin.screen('ann').form?.title).toBe('Invite to team')
    const { form, people, search } = formOf(rig)
    const ask = { in: 'form' as const, form, field: search, query: 'b' }
    expect(await rig.twin.suggest('ann', ask)).toMatchObject([{ value: 'i1', label: 'Bob' }])

    await rig.twin.act('ann', { kind: 'submits', form, values: { [people]: ['bob'], [search]: ['i1'] } })
    await expect.poll(() => rig.twin.screen('ann').form?.text ?? '').toContain('Invited Bob')
    expect(rig.received.at(-1)?.input).toEqual({
      who: { actors: [rig.actor('bob').id], emails: [], unreadable: [] },
      open: 'i1',
    })
  })

  it('a pressed card becomes something else, and the press names the message', async () => {
    const rig = await open({
      'press accept': { kind: 'replace', view: { tone: 'good', title: 'You are in' } },
    })
    const delivery = await rig.platform.deliver(rig.actor('bob'), card, once('n1'))
    const channel = rig.twin.screen('bob').channels.find((one) => one.with === 'usher')
    const message = channel?.messages.at(-1)
    await rig.twin.act('bob', {
      kind: 'presses',
      channel: channel?.id ?? '',
      message: message?.id ?? '',
      control: message?.controls[0]?.id ?? '',
    })
    await expect.poll(() => textsOf(rig.twin.screen('bob')).join()).toContain('You are in')
    expect(textsOf(rig.twin.screen('bob')).join()).not.toContain('An invitation')
    expect({ kind: 'delivered', ref: rig.received[0]?.message }).toEqual(delivery)
  })

  it('a repeat has the same delivery id', async () => {
    const rig = await open({})
    rig.twin.faults.deliverTwice(1)
    await says(rig, '/team help')
    await expect.poll(() => rig.received.length).toBe(2)
    expect(rig.received[0]?.delivery).toBe(rig.received[1]?.delivery)
  })

  it('a shortcut opens the form', async () => {
    const rig = await open({ 'shortcut invite': inviteForm })
    const shortcut = rig.twin.screen('ann').shortcuts.find(({ on }) => on === 'anywhere')
    await rig.twin.act('ann', { kind: 'shortcut', id: shortcut?.id ?? '' })
    await expect.poll(() => rig.twin.screen('ann').form?.title).toBe('Invite to team')
  })

  it('an answer finds another way when the socket goes before it', async () => {
    const rig = await openTwin()
    onTestFinished(async () => {
      await rig.platform.stop()
      await rig.twin.close()
    })
    await rig.platform.start(async (_interaction, responder) => {
      responder.kept()
      rig.twin.faults.dropSockets()
      await seconds(0.2)
      await responder.answer({ kind: 'reply', view: { tone: 'good', title: 'Here after all' } })
    }, ignoreNews)
    await says(rig, '/team help').catch(() => undefined)
    await expect.poll(() => textsOf(rig.twin.screen('ann')).join()).toContain('Here after all')
    expect(rig.logged.join('')).toContain('slack acknowledgement lost')
  })

  it('says which token Slack refuses', async () => {
    const rig = await openTwin({ appToken: 'xapp-1-wrong' })
    onTestFinished(() => rig.twin.close())
    await expect(rig.platform.start(async () => {}, ignoreNews)).rejects.toThrow(
      'Slack refuses SLACK_APP_TOKEN (invalid_auth): copy an app-level token with the scope connections:write',
    )
  })

  it('people are heard again after the socket was cut', async () => {
    const rig = await open({ 'command help': { kind: 'reply', view: { tone: 'good', title: 'Back' } } })
    rig.twin.faults.dropSockets()
    const tryAgain = async () => {
      await says(rig, '/team help').catch(() => undefined)
      await quiet(rig)
      return textsOf(rig.twin.screen('ann')).join()
    }
    await expect.poll(tryAgain, { timeout: 20_000, interval: 1000 }).toContain('Back')
  }, 30_000)
})
