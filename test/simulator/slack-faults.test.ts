import { describe, expect, it, vi } from 'vitest'
import { httpManifest } from './slack-manifests.ts'
import { callApi, channel, connectApp, connectQuickApp, idOf, newest, startTwin } from './slack-rig.ts'
import { quiet, startStranger } from './slack-stranger.ts'

const text = (words: string) => ({ type: 'plain_text', text: words })
const who = { type: 'input', block_id: 'who', label: text('Who'), element: { type: 'plain_text_input' } }
const form = { type: 'modal', title: text('Invite'), submit: text('Send'), blocks: [who] }

async function startDeaf() {
  const twin = await startTwin({ manifest: httpManifest })
  const heard = await startStranger(twin, () => ({}))
  const general = channel(twin, 'ann', 'general').id
  return {
    twin,
    heard,
    general,
    run: () => twin.act('ann', { kind: 'says', channel: general, text: '/team' }),
  }
}

describe('deliveries', () => {
  it('come twice on demand, with everything the same', async () => {
    const { twin, heard, run } = await startDeaf()
    twin.faults.deliverTwice(1)
    await run()
    await run()
    await quiet(twin)
    const triggers = heard.map(({ payload }) => payload['trigger_id'])
    expect(triggers).toHaveLength(3)
    expect(new Set(triggers).size).toBe(2)
  })

  it('wait until they are released, and do not count as under way', async () => {
    const { twin, heard, run } = await startDeaf()
    twin.faults.hold(1)
    await run()
    await run()
    await quiet(twin)
    expect(heard).toHaveLength(1)
    expect(twin.faults.list()).toEqual(['1 × held back until released'])
    twin.faults.release()
    await quiet(twin)
    expect(heard).toHaveLength(2)
    expect(twin.faults.list()).toEqual([])
  })

  it('fail in words when nobody is there', async () => {
    const twin = await startTwin()
    await twin.act('ann', { kind: 'says', channel: channel(twin, 'ann', 'general').id, text: '/team' })
    await quiet(twin)
    expect(twin.screen('ann').problem).toBe('/team failed with the error "dispatch_failed"')
  })
})

describe('a submission that arrives twice', () => {
  it('is settled by the first answer', async () => {
    const twin = await startTwin({ manifest: httpManifest })
    const answers = [{}, { body: { response_action: 'errors', errors: { who: 'Nobody' } } }, {}]
    const heard = await startStranger(twin, () => answers[heard.length - 1])
    await twin.act('ann', { kind: 'says', channel: channel(twin, 'ann', 'general').id, text: '/team' })
    await quiet(twin)
    await callApi(twin, 'views.open', { trigger_id: heard[0]?.payload['trigger_id'], view: form })
    twin.faults.deliverTwice(1)
    const id = twin.screen('ann').form?.id ?? ''
    await twin.act('ann', { kind: 'submits', form: id, values: { who: ['x'] } })
    await quiet(twin)
    expect(heard).toHaveLength(3)
    expect(twin.screen('ann').form?.fields).toMatchObject([{ error: 'Nobody' }])
  })
})

describe('calls', () => {
  const ask = (twin: Parameters<typeof callApi>[0]) =>
    callApi(twin, 'users.info', { user: idOf(twin, 'ann') })

  it('run into what was armed, as often as was armed', async () => {
    const twin = await startTwin()
    twin.faults.fail({ call: 'users.info', times: 1, how: 'rate_limited', ms: 7000 })
    const limited = await ask(twin)
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7'])
    twin.faults.fail({ call: '', times: 1, how: 'server_error' })
    expect((await ask(twin)).status).toBe(500)
    expect((await ask(twin)).status).toBe(200)
  })

  it('can be done and never answered, without being waited for', async () => {
    const twin = await startTwin()
    twin.faults.fail({ call: 'chat.postMessage', times: 1, how: 'lost_answer' })
    const answered = vi.fn<() => void>()
    const call = callApi(twin, 'chat.postMessage', { channel: idOf(twin, 'bob'), text: 'did it' })
    // The connection ends with the twin, long after this test has looked.
    void call.then(answered, () => undefined)
    await vi.waitUntil(() => channel(twin, 'bob', 'Usher').messages.length === 1)
    await quiet(twin)
    expect(twin.busy()).toBe(0)
    expect(answered).not.toHaveBeenCalled()
  })

  it('can be slow', async () => {
    const twin = await startTwin()
    twin.faults.fail({ call: 'users.info', times: 1, how: 'slow', ms: 30 })
    const began = performance.now()
    expect((await ask(twin)).status).toBe(200)
    expect(performance.now() - began).toBeGreaterThan(25)
  })
})

describe('sockets', () => {
  it('share the work: each payload goes to one of them', async () => {
    const twin = await startTwin()
    const takenBy: string[] = []
    for (const name of ['first', 'second'])
      await connectApp(twin, (app) =>
        app.command('/team', async ({ ack }) => {
          takenBy.push(name)
          await ack()
        }),
      )
    const general = channel(twin, 'ann', 'general').id
    for (let run = 0; run < 4; run += 1)
      await twin.act('ann', { kind: 'says', channel: general, text: '/team' })
    await vi.waitUntil(() => takenBy.length === 4)
    expect(takenBy.toSorted()).toEqual(['first', 'first', 'second', 'second'])
  })

  it.each(['refreshSockets', 'dropSockets'] as const)('come again after %s', async (fault) => {
    const twin = await startTwin()
    await connectQuickApp(twin, (app) => app.command('/team', async ({ ack }) => ack('here')))
    const run = async () => {
      await twin.act('ann', { kind: 'says', channel: channel(twin, 'ann', 'general').id, text: '/team' })
      await quiet(twin)
      return twin.screen('ann').problem
    }
    twin.faults[fault]()
    expect(await run()).toContain('dispatch_failed')
    await vi.waitUntil(async () => (await run()) === undefined, { timeout: 4000, interval: 100 })
    expect(newest(twin, 'ann', 'general').text).toBe('here')
  })

  it('take one ticket each', async () => {
    const twin = await startTwin()
    const token = twin.credentials.SLACK_APP_TOKEN
    const { body } = await callApi(twin, 'apps.connections.open', { token })
    const opens = () =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(String(body['url']))
        socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
          socket.close()
          resolve(data)
        })
        socket.addEventListener('error', () => resolve('refused'))
      })
    expect(JSON.parse(await opens())).toMatchObject({ type: 'hello', num_connections: 1 })
    expect(await opens()).toBe('refused')
  })
})

describe('people', () => {
  it('cannot do what their client would not let them', async () => {
    const { twin, general } = await startDeaf()
    const gone = twin.people.find(({ kind }) => kind === 'deactivated')?.handle ?? ''
    const cannot = [
      twin.act(gone, { kind: 'opens_home' }),
      twin.act('ann', { kind: 'says', channel: 'C0NOWHERE', text: 'x' }),
      twin.act('ann', { kind: 'presses', channel: general, message: '1.2', control: 'a/b' }),
      twin.act('ann', { kind: 'submits', form: 'V1', values: {} }),
      twin.act('ann', { kind: 'closes_direct_messages', to: 'everybody' }),
    ]
    for (const one of await Promise.allSettled(cannot))
      expect(one).toMatchObject({ status: 'rejected', reason: { name: 'CannotDo' } })
  })

  it('from outside have no commands, but can press buttons as members of their own company', async () => {
    const { twin, heard } = await startDeaf()
    const shared = twin.screen('zoe').channels.find(({ kind }) => kind !== 'direct')?.id ?? ''
    expect(twin.screen('zoe').commands).toEqual([])
    await twin.act('zoe', { kind: 'says', channel: shared, text: '/team' })
    expect(twin.screen('zoe').problem).toBe('/team is not a valid command.')
    const button = { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Go' } }
    await callApi(twin, 'chat.postMessage', {
      channel: shared,
      text: 'x',
      blocks: [{ type: 'actions', block_id: 'b', elements: [button] }],
    })
    const message =
      twin
        .screen('zoe')
        .channels.find(({ id }) => id === shared)
        ?.messages.at(-1)?.id ?? ''
    await twin.act('zoe', { kind: 'presses', channel: shared, message, control: 'b/a' })
    await quiet(twin)
    expect(heard.at(-1)?.payload['user']).toMatchObject({ id: idOf(twin, 'zoe'), team_id: 'T0PARTNERS1' })
  })
})
