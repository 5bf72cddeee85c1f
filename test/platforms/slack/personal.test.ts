import { describe, expect, it, onTestFinished } from 'vitest'
import type { Interaction } from '../../../src/platforms/platform.ts'
import type { Answer, Form, TextFile, View } from '../../../src/views/view.ts'
import { ignoreNews } from '../../fakes/platform.ts'
import { openTwin } from './twin-rig.ts'
import { openWire } from './wire.ts'

const look = { name: 'look', subject: 'b1', label: 'Look', look: 'plain' } as const
const view: View = { tone: 'neutral', title: 'This would happen', buttons: [look] }
const elsewhere: View = { tone: 'good', title: 'I wrote to you directly' }
const file: TextFile = { name: 'all.csv', content: 'email\nána@lighthouse.example\n' }
const personal: Answer = { kind: 'personal', view, elsewhere }
const NO_FILE = 'I could not bring you the file'

const form: Form = {
  name: 'bulk',
  title: 'Many at once',
  submit: 'Go on',
  fields: [{ name: 'note', label: 'Note', isOptional: true, kind: 'text', isLong: false, maxLength: 100 }],
}

type Answers = Readonly<Record<string, Answer>>
const IN_FORM = { 'command bulk': { kind: 'form', form } } as const

type Options = { readonly beforeAnswer?: () => Promise<void>; readonly scopes?: readonly string[] }

/** The bot at the twin, answering what `answers` say, and Ann, who sees #general and what the bot wrote to her. */
async function open(answers: Answers, { beforeAnswer = async () => {}, ...options }: Options = {}) {
  const received: Interaction[] = []
  const rig = await openTwin(options)
  const { platform, twin } = rig
  onTestFinished(async () => {
    await platform.stop()
    await twin.close()
  })
  await platform.start(async (interaction, responder) => {
    received.push(interaction)
    responder.kept()
    const name = `${interaction.kind} ${interaction.name}`
    if (!(name in IN_FORM)) await beforeAnswer()
    await responder.answer(answers[name] ?? { kind: 'nothing' })
  }, ignoreNews)

  const room = (name: string) => {
    const found = twin.screen('ann').channels.find((one) => one.name === name)
    if (!found) throw new Error(`ann is not in ${name}`)
    return found
  }
  const seen = (name: string) =>
    room(name).messages.map(({ text, files, isEphemeral }) =>
      [isEphemeral ? 'only me:' : 'all:', text, ...files.map((one) => one.name)].filter(Boolean).join(' '),
    )
  const says = (text: string, where = 'general') =>
    twin.act('ann', { kind: 'says', channel: room(where).id, text })
  const submits = async () => {
    await says('/team bulk')
    await expect.poll(() => twin.screen('ann').form?.submit).toBe('Go on')
    await twin.act('ann', { kind: 'submits', form: twin.screen('ann').form?.id ?? '', values: {} })
  }
  const inForm = () => twin.screen('ann').form?.text ?? ''
  const pressesNewest = async () => {
    const { id, messages } = room('Usher')
    const { id: message = '', controls = [] } = messages.at(-1) ?? {}
    await twin.act('ann', { kind: 'presses', channel: id, message, control: controls[0]?.id ?? '' })
  }
  return { ...rig, received, room, seen, says, submits, inForm, pressesNewest }
}

describe('an answer for one person', () => {
  it('to a command is a direct message, and is told of where it was asked for', async () => {
    const { seen, says } = await open({ 'command bulk': personal })
    const before = seen('general')
    await says('/team bulk')
    await expect.poll(() => seen('Usher')).toEqual(['all: This would happen'])
    await expect.poll(() => seen('general')).toEqual([...before, 'only me: ✅ I wrote to you directly'])
  })

  it('says so in the form that was submitted', async () => {
    const { seen, submits, inForm } = await open({ ...IN_FORM, 'submission bulk': personal })
    await submits()
    await expect.poll(inForm).toContain('I wrote to you directly')
    expect(seen('Usher')).toEqual(['all: This would happen'])
  })

  it('and says that it works on it until then', async () => {
    let goOn = () => {}
    const beforeAnswer = () =>
      new Promise<void>((resolve) => {
        goOn = resolve
      })
    const { submits, inForm } = await open({ ...IN_FORM, 'submission bulk': personal }, { beforeAnswer })
    await submits()
    await expect.poll(inForm, { timeout: 5000 }).toContain('Working on it…')
    goOn()
    await expect.poll(inForm).toContain('I wrote to you directly')
  })

  it('has buttons that work, and is not told of beside itself', async () => {
    const { twin, platform, actor, pressesNewest, seen, received } = await open({ 'press look': personal })
    const attempt = { nonce: 'n1', isRepeat: false }
    const sent = await platform.deliver(actor('ann'), view, attempt)
    await pressesNewest()
    await expect.poll(() => seen('Usher')).toEqual(['all: This would happen', 'all: This would happen'])
    await expect.poll(() => twin.busy()).toBe(0)
    expect(seen('Usher')).toHaveLength(2)
    expect(received[0]).toMatchObject({
      input: { subject: 'b1' },
      message: { ...(sent.kind === 'delivered' && sent.ref) },
    })
  })

  it('counts as given where the form was closed in the meantime', async () => {
    let close = async () => {}
    const { twin, seen, submits, logged } = await open(
      { ...IN_FORM, 'submission bulk': personal },
      { beforeAnswer: () => close() },
    )
    close = () => twin.act('ann', { kind: 'dismisses', form: twin.screen('ann').form?.id ?? '' })
    await submits()
    await expect.poll(() => seen('Usher')).toEqual(['all: This would happen'])
    await expect.poll(() => logged.join(''), { timeout: 5000 }).toContain('views.update: not_found')
  })

  it('is the reply where nobody can be written to', async () => {
    const { twin, seen, says } = await open({ 'command bulk': personal })
    twin.installation.turnMessagesTab('off')
    await says('/team bulk')
    await expect.poll(() => seen('general').at(-1)).toBe('only me: This would happen')
    expect(seen('Usher')).toEqual([])
  })

  it.each(['server_error', 'rate_limited'] as const)(
    'is the reply where Slack has trouble, %s',
    async (how) => {
      const { twin, says, seen } = await open({ 'command bulk': personal })
      twin.faults.fail({ call: 'chat.postMessage', times: 1, how })
      await says('/team bulk')
      await expect.poll(() => seen('general').at(-1)).toBe('only me: This would happen')
    },
  )

  it('is known again after a crash', async () => {
    const { platform, actor, says, received, seen } = await open({ 'command bulk': personal })
    await says('/team bulk')
    await expect.poll(() => seen('Usher')).toHaveLength(1)
    const nonce = `answer ${received[0]?.delivery}`
    await platform.deliver(actor('ann'), view, { nonce, isRepeat: true })
    expect(seen('Usher')).toHaveLength(1)
  })
})

describe('a file for one person', () => {
  it('comes after the message', async () => {
    const { twin, room, seen, says } = await open({ 'command bulk': { ...personal, file } })
    await says('/team bulk')
    await expect.poll(() => seen('Usher')).toEqual(['all: This would happen', 'all: all.csv'])
    const [given] = room('Usher').messages.flatMap(({ files }) => files)
    const content = await twin.files.read('ann', given?.id ?? '')
    expect(new TextDecoder().decode(content)).toBe(file.content)
  })

  it.each(['files.getUploadURLExternal', 'upload/v1', 'chat.postMessage'])(
    'that fails at %s takes its words along',
    async (call) => {
      const { twin, seen, says, logged } = await open({ 'command bulk': { ...personal, file } })
      twin.faults.fail({ call, times: 1, how: 'server_error' })
      await says('/team bulk')
      await expect.poll(() => seen('general').at(-1)).toContain(`only me: ⚠️ ${NO_FILE}`)
      expect(seen('Usher')).toEqual([])
      expect(logged.join('')).toContain('slack answer not all there')
    },
  )

  it('that fails after its words takes them back', async () => {
    const { twin, platform, actor, pressesNewest, seen } = await open({ 'press look': { ...personal, file } })
    await platform.deliver(actor('ann'), view, { nonce: 'n1', isRepeat: false })
    twin.faults.fail({ call: 'files.completeUploadExternal', times: 1, how: 'server_error' })
    await pressesNewest()
    await expect.poll(() => seen('Usher')).toHaveLength(3)
    expect(seen('Usher').map((text) => text.split('\n')[0])).toEqual([
      'all: This would happen',
      `all: ⚠️ ${NO_FILE}`,
      `only me: ⚠️ ${NO_FILE}`,
    ])
  })
})

it('over HTTP the command is acknowledged at once, and the rest follows', async () => {
  const { slack, calls, logged, postForm, responseUrl } = await openWire(
    async (_interaction, responder) => {
      responder.kept()
      await responder.answer({ ...personal, file })
    },
    {
      'files.getUploadURLExternal': { upload_url: 'http://127.0.0.1:1/upload/v1/secret', file_id: 'F1' },
    },
  )
  const response = await postForm({
    command: '/team',
    text: 'bulk',
    trigger_id: '1.2.3',
    response_url: responseUrl,
    user_id: 'U1',
    team_id: 'T1',
    channel_id: 'C1',
  })
  expect([response.status, await response.text()]).toEqual([200, ''])
  await slack.drain()
  expect(calls.map(({ path }) => path)).toEqual(['auth.test', 'files.getUploadURLExternal', 'reply'])
  expect(calls[1]?.sent).toMatchObject({ filename: 'all.csv', length: '30' })
  expect(calls[2]?.sent['text']).toContain(NO_FILE)
  expect(logged.join('')).not.toContain('upload/v1')
})

it('an app that was installed before it could read files opens its forms without them', async () => {
  const takesFile: Form = {
    ...form,
    fields: [
      ...form.fields,
      { name: 'file', label: 'A file', isOptional: true, kind: 'file', endings: ['csv'] },
    ],
  }
  const scopes = ['commands', 'chat:write', 'users:read', 'users:read.email']
  const { twin, says } = await open({ 'command bulk': { kind: 'form', form: takesFile } }, { scopes })
  await says('/team bulk')
  await expect.poll(() => twin.screen('ann').form?.fields.map(({ label }) => label)).toEqual(['Note'])
})
