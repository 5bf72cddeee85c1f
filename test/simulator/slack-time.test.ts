import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import { httpManifest, manifest } from './slack-manifests.ts'
import { callApi, channel, idOf, newest, startTwin } from './slack-rig.ts'
import { quiet, type Says, startStranger } from './slack-stranger.ts'

const START = new Date('2026-03-01T12:00:00.000Z')
const text = (words: string) => ({ type: 'plain_text', text: words })
const modal = { type: 'modal', title: text('Hello'), blocks: [{ type: 'divider' }] }
const card = {
  text: 'card',
  blocks: [
    { type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: 'a', text: text('Go') }] },
  ],
}

/** A twin whose clock stands still, and an app that only listens. */
async function start(answer: () => Says | undefined = () => ({})) {
  const clock = createManualClock(START)
  const twin = await startTwin({ clock, manifest: httpManifest })
  const heard = await startStranger(twin, answer)
  const general = channel(twin, 'ann', 'general').id
  const run = async () => {
    await twin.act('ann', { kind: 'says', channel: general, text: '/team invite' })
    await quiet(twin)
    return heard.at(-1)?.payload ?? {}
  }
  return { clock, twin, heard, general, run }
}

const respond = (payload: Record<string, unknown>, body: object) =>
  fetch(String(payload['response_url']), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('a trigger id', () => {
  it('opens one form', async () => {
    const { twin, run } = await start()
    const { trigger_id } = await run()
    expect((await callApi(twin, 'views.open', { trigger_id, view: modal })).body['ok']).toBe(true)
    const again = await callApi(twin, 'views.open', { trigger_id, view: modal })
    expect(again.body['error']).toBe('exchanged_trigger_id')
  })

  it('dies after three seconds', async () => {
    const { twin, run, clock } = await start()
    const { trigger_id } = await run()
    clock.advance(3001)
    const { body } = await callApi(twin, 'views.open', { trigger_id, view: modal })
    expect(body['error']).toBe('expired_trigger_id')
    expect(twin.screen('ann').form).toBeUndefined()
  })
})

describe('a response_url', () => {
  it('works five times', async () => {
    const { run, twin } = await start()
    const payload = await run()
    const statuses = []
    for (const word of ['1', '2', '3', '4', '5', '6'])
      statuses.push((await respond(payload, { text: word })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
    expect(newest(twin, 'ann', 'general')).toMatchObject({ text: '5', isEphemeral: true })
    expect(channel(twin, 'bob', 'general').messages.map((one) => one.text)).not.toContain('1')
  })

  it('works for half an hour', async () => {
    const { run, clock } = await start()
    const payload = await run()
    clock.advance(30 * 60_000 + 1)
    const late = await respond(payload, { text: 'late' })
    expect([late.status, await late.json()]).toEqual([404, { ok: false, error: 'expired_url' }])
  })

  it('shows to everybody what is meant for everybody', async () => {
    const { run, twin } = await start()
    expect((await respond(await run(), { text: 'hello all', response_type: 'in_channel' })).status).toBe(200)
    expect(newest(twin, 'bob', 'general').text).toBe('hello all')
  })

  it('deletes the message that was pressed', async () => {
    const { heard, twin, general } = await start()
    await callApi(twin, 'chat.postEphemeral', { channel: general, user: idOf(twin, 'ann'), ...card })
    const { id } = newest(twin, 'ann', 'general')
    await twin.act('ann', { kind: 'presses', channel: general, message: id, control: 'b/a' })
    await quiet(twin)
    expect((await respond(heard.at(-1)?.payload ?? {}, { delete_original: true })).status).toBe(200)
    expect(channel(twin, 'ann', 'general').messages.map((one) => one.id)).not.toContain(id)
  })
})

describe('the three seconds', () => {
  it('end with a word to the person, and not before', async () => {
    const { twin, clock, general } = await start(() => undefined)
    await twin.act('ann', { kind: 'says', channel: general, text: '/team' })
    clock.advance(2999)
    expect(twin.screen('ann').problem).toBeUndefined()
    expect(twin.busy()).toBeGreaterThan(0)
    clock.advance(1)
    await quiet(twin)
    expect(twin.screen('ann').problem).toBe('/team failed with the error "operation_timeout"')
    expect(twin.screen('bob').problem).toBeUndefined()
  })

  it('end at a button with a warning', async () => {
    const { twin, clock, general } = await start(() => undefined)
    await callApi(twin, 'chat.postMessage', { channel: general, ...card })
    const { id } = newest(twin, 'ann', 'general')
    await twin.act('ann', { kind: 'presses', channel: general, message: id, control: 'b/a' })
    clock.advance(3000)
    await quiet(twin)
    expect(twin.screen('ann').problem).toBe('"Go" did not work: Usher is not responding.')
  })

  it('leave a form open, to be tried again', async () => {
    let isDeaf = false
    const { twin, clock, run } = await start(() => (isDeaf ? undefined : {}))
    const view = { ...modal, submit: text('Send') }
    await callApi(twin, 'views.open', { trigger_id: (await run())['trigger_id'], view })
    const form = twin.screen('ann').form?.id ?? ''
    isDeaf = true
    await twin.act('ann', { kind: 'submits', form, values: {} })
    clock.advance(3000)
    await quiet(twin)
    expect(twin.screen('ann')).toMatchObject({
      problem: 'We had some trouble connecting. Try again?',
      form: { isBusy: false },
    })
    isDeaf = false
    await twin.act('ann', { kind: 'submits', form, values: {} })
    await quiet(twin)
    expect(twin.screen('ann').form).toBeUndefined()
  })
})

describe('rate limits', () => {
  it('let a burst through and then ask for patience, per channel', async () => {
    const clock = createManualClock(START)
    const twin = await startTwin({ clock, manifest })
    const send = (to: string) => callApi(twin, 'chat.postMessage', { channel: idOf(twin, to), text: 'x' })
    for (let sent = 0; sent < 5; sent += 1) expect((await send('bob')).status).toBe(200)
    const refused = await send('bob')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
    expect(refused.body).toEqual({ ok: false, error: 'ratelimited' })
    expect((await send('ann')).status).toBe(200)
    clock.advance(1000)
    expect((await send('bob')).status).toBe(200)
  })

  it('count look-ups by address fifty a minute', async () => {
    const twin = await startTwin({ clock: createManualClock(START) })
    const look = () => callApi(twin, 'users.lookupByEmail', { email: 'x@y.example' })
    const statuses = []
    for (let asked = 0; asked < 51; asked += 1) statuses.push((await look()).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect((await callApi(twin, 'users.info', { user: idOf(twin, 'ann') })).status).toBe(200)
  })
})

describe('an event that nobody takes', () => {
  it('comes again at once, after a minute and after five', async () => {
    const { twin, clock, heard } = await start(() => ({ status: 500 }))
    await twin.act('ann', { kind: 'opens_home' })
    await quiet(twin)
    expect(heard).toHaveLength(2)
    clock.advance(60_000)
    await quiet(twin)
    clock.advance(300_000)
    await quiet(twin)
    clock.advance(3_600_000)
    await quiet(twin)
    expect(heard.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3'])
    expect(heard[1]?.headers['x-slack-retry-reason']).toBe('http_error')
    expect(new Set(heard.map(({ payload }) => payload['event_id'])).size).toBe(1)
  })

  it('does not come again when the app does not want it', async () => {
    const { twin, heard } = await start(() => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }))
    await twin.act('ann', { kind: 'opens_home' })
    await quiet(twin)
    expect(heard).toHaveLength(1)
  })
})
