import { ComponentType } from 'discord.js'
import { expect, it } from 'vitest'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import { type Answer, ask, lastMessage, nextInteraction, registerCommands, startRig } from './discord-rig.ts'

const EPHEMERAL = 64
const MINUTE_MS = 60_000

const accept = { type: 1, components: [{ type: 2, style: 1, label: 'Accept', custom_id: 'accept' }] }
const label = { type: 18, label: 'Note', component: { type: 4, style: 1, custom_id: 'note' } }
const modal = { custom_id: 'form', title: 'Form', components: [label] }

/** A rig whose time stands still, and the ways to act on it. */
async function startStill() {
  const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
  const rig = await startRig({ clock })
  await registerCommands(rig)
  const { twin, channel } = rig
  const caught = async (acting: () => Promise<unknown>) => {
    const next = nextInteraction(rig)
    await acting()
    const { id, token } = await next
    return { id, token }
  }
  const command = () =>
    caught(() => twin.act('ann', { kind: 'says', channel, text: '/team invite who:@bob' }))
  const press = (message: string) =>
    caught(() => twin.act('ann', { kind: 'presses', channel, message, control: 'accept' }))
  const submit = () =>
    caught(() => {
      const form = twin.screen('ann').form?.id ?? ''
      return twin.act('ann', { kind: 'submits', form, values: { note: ['hi'] } })
    })
  const answer = ({ id, token }: Ticket, body: unknown) =>
    ask(twin, `POST /interactions/${id}/${token}/callback`, body)
  const webhook = (
    method: string,
    { token }: Ticket,
    { to = '', body }: { to?: string; body?: unknown } = {},
  ) => ask(twin, `${method} /webhooks/${twin.credentials.DISCORD_APP_ID}/${token}${to}`, body)
  const card = async (flags = 0) => {
    await answer(await command(), { type: 4, data: { content: 'Join?', components: [accept], flags } })
    return lastMessage(twin, 'ann', channel).id
  }
  return { ...rig, clock, command, press, submit, answer, webhook, card }
}

type Ticket = { readonly id: string; readonly token: string }

const codeOf = ({ status, body }: Answer) => [status, body.code]

it('tells the person when a command is not answered within three seconds', async () => {
  const { twin, clock, command, answer } = await startStill()
  const ticket = await command()
  clock.advance(2999)
  expect([twin.busy(), twin.screen('ann').problem]).toEqual([1, undefined])
  clock.advance(1)
  expect([twin.busy(), twin.screen('ann').problem]).toEqual([0, 'The application did not respond'])
  expect(twin.screen('bob').problem).toBeUndefined()
  expect(codeOf(await answer(ticket, { type: 4, data: { content: 'late' } }))).toEqual([404, 10062])
})

it('tells the person when a press is not answered', async () => {
  const { twin, clock, card, press } = await startStill()
  await press(await card())
  clock.advance(3000)
  expect(twin.screen('ann').problem).toBe('This interaction failed')
})

it('keeps a form open when it is not answered', async () => {
  const { twin, clock, command, answer, submit } = await startStill()
  await answer(await command(), { type: 9, data: modal })
  await submit()
  clock.advance(3000)
  const { problem, form } = twin.screen('ann')
  expect([problem, form?.title, form?.isBusy]).toEqual(['Something went wrong. Try again.', 'Form', false])
})

it('gives up on an autocompletion after three seconds', async () => {
  const { twin, clock, channel, client } = await startStill()
  const next = nextInteraction({ client })
  const offered = twin.suggest('ann', { in: 'command', channel, text: '/team revoke who:"bob o' })
  await next
  clock.advance(3000)
  expect(await offered).toEqual([])
  expect(twin.screen('ann').problem).toBeUndefined()
})

it('takes one first answer', async () => {
  const { command, answer } = await startStill()
  const ticket = await command()
  const reply = { type: 4, data: { content: 'one' } }
  expect((await answer(ticket, reply)).status).toBe(204)
  expect(codeOf(await answer(ticket, reply))).toEqual([400, 40060])
  expect(codeOf(await answer({ ...ticket, token: 'forged' }, reply))).toEqual([404, 10062])
})

it('opens no form after a deferred answer', async () => {
  const { twin, command, answer } = await startStill()
  const ticket = await command()
  await answer(ticket, { type: 5 })
  expect(codeOf(await answer(ticket, { type: 9, data: modal }))).toEqual([400, 40060])
  expect(twin.screen('ann').form).toBeUndefined()
})

it.each<readonly [string, unknown]>([
  ['a deferred update', { type: 6 }],
  ['an update', { type: 7, data: { content: 'a' } }],
  ['choices', { type: 8, data: { choices: [] } }],
  ['a pong', { type: 1 }],
])('does not take %s for a command', async (_, body) => {
  const { command, answer } = await startStill()
  expect(codeOf(await answer(await command(), body))).toEqual([400, 50035])
})

it('takes no form and, without a message, no update for a submitted form', async () => {
  const { command, answer, submit } = await startStill()
  await answer(await command(), { type: 9, data: modal })
  const ticket = await submit()
  expect(codeOf(await answer(ticket, { type: 9, data: modal }))).toEqual([400, 50035])
  expect(codeOf(await answer(ticket, { type: 7, data: { content: 'a' } }))).toEqual([400, 50035])
  expect((await answer(ticket, { type: 4, data: { content: 'a' } })).status).toBe(204)
})

it('revises the card from the form that its button opened', async () => {
  const { twin, channel, card, press, answer, submit } = await startStill()
  await answer(await press(await card(EPHEMERAL)), { type: 9, data: modal })
  expect((await answer(await submit(), { type: 7, data: { content: 'Changed' } })).status).toBe(204)
  expect(lastMessage(twin, 'ann', channel)).toMatchObject({ text: 'Changed', isEphemeral: true })
})

it.each<readonly [string, object, string]>([
  ['a title above 45', { title: 'x'.repeat(46) }, 'title'],
  ['no component', { components: [] }, 'components'],
  ['six components', { components: Array.from({ length: 6 }, () => label) }, 'components'],
  ['a label above 45', { components: [{ ...label, label: 'x'.repeat(46) }] }, 'label'],
  ['a description above 100', { components: [{ ...label, description: 'x'.repeat(101) }] }, 'description'],
  ['an id twice', { components: [label, label] }, 'COMPONENT_CUSTOM_ID_DUPLICATED'],
  ['a button', { components: [accept] }, 'components'],
])('refuses a form with %s', async (_, change, where) => {
  const { command, answer } = await startStill()
  const refused = await answer(await command(), { type: 9, data: { ...modal, ...change } })
  expect(codeOf(refused)).toEqual([400, 50035])
  expect(JSON.stringify(refused.body.errors)).toContain(where)
})

it('keeps an answer as visible as it was deferred', async () => {
  const { twin, channel, command, answer, webhook } = await startStill()
  const ticket = await command()
  await answer(ticket, { type: 5, data: { flags: EPHEMERAL } })
  expect(
    (await webhook('PATCH', ticket, { to: '/messages/@original', body: { content: 'Done', flags: 0 } }))
      .status,
  ).toBe(200)
  expect(lastMessage(twin, 'ann', channel)).toMatchObject({ text: 'Done', isEphemeral: true })
  expect(lastMessage(twin, 'bob', channel).text).not.toBe('Done')
})

it('lets the token live for fifteen minutes', async () => {
  const { clock, command, answer, webhook } = await startStill()
  const ticket = await command()
  expect(codeOf(await webhook('POST', ticket, { body: { content: 'too early' } }))).toEqual([404, 10015])
  await answer(ticket, { type: 4, data: { content: 'a' } })
  clock.advance(15 * MINUTE_MS - 1)
  expect((await webhook('POST', ticket, { body: { content: 'b' } })).status).toBe(200)
  expect((await webhook('GET', ticket, { to: '/messages/@original' })).body).toMatchObject({ content: 'a' })
  clock.advance(1)
  expect(codeOf(await webhook('POST', ticket, { body: { content: 'c' } }))).toEqual([401, 50027])
  expect(codeOf(await webhook('POST', { ...ticket, token: 'forged' }, { body: { content: 'd' } }))).toEqual([
    404, 10015,
  ])
})

it('tells with the answer what it became', async () => {
  const { twin, command } = await startStill()
  const { id, token } = await command()
  const body = {
    type: 4,
    data: { flags: 1 << 15, components: [{ type: ComponentType.TextDisplay, content: '**Hi**' }] },
  }
  const { body: told } = await ask(
    twin,
    `POST /interactions/${id}/${token}/callback?with_response=true`,
    body,
  )
  expect(told).toMatchObject({
    interaction: { id, type: 2, response_message_loading: false, response_message_ephemeral: false },
    resource: { type: 4, message: { type: 20, components: [{ type: 10, id: 1, content: '**Hi**' }] } },
  })
})
