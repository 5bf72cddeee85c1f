import { describe, expect, it } from 'vitest'
import type { Interaction, Receive } from '../../../src/platforms/platform.ts'
import { FORM_TYPE, openWire } from './wire.ts'

const COMMAND = {
  command: '/team',
  text: 'help',
  trigger_id: 'trigger-1',
  response_url: 'http://127.0.0.1:9/reply',
  user_id: 'U1',
  user_name: 'ann',
  team_id: 'T1',
  channel_id: 'C1',
}

async function openDoor() {
  const received: Interaction[] = []
  const receive: Receive = async (interaction, responder) => {
    received.push(interaction)
    responder.kept()
    await responder.answer({ kind: 'nothing' })
  }
  return { ...(await openWire(receive)), received }
}

const FIVE_MEGABYTES = 5 * 1024 * 1024
const command = new URLSearchParams(COMMAND).toString()
const nowS = () => Date.now() / 1000

describe('who is let in', () => {
  it('a signed command', async () => {
    const door = await openDoor()
    expect((await door.postForm(COMMAND)).status).toBe(200)
    expect(door.received.map(({ name }) => name)).toEqual(['help'])
  })

  it('a stamp at the edge of the window, and a form with a charset', async () => {
    const door = await openDoor()
    const type = `${FORM_TYPE}; charset=utf-8`
    expect((await door.post(command, { type, stampS: nowS() - 290 })).status).toBe(200)
    expect((await door.post(command, { type, stampS: nowS() + 290 })).status).toBe(200)
  })

  it('the question whether anybody is there, with nothing smuggled in beside it', async () => {
    const door = await openDoor()
    const probe = await door.post(`ssl_check=1&${command}`, { type: FORM_TYPE, signature: 'none' })
    expect(probe.status).toBe(200)
    expect(door.received).toEqual([])
  })

  it('the challenge of a new address', async () => {
    const door = await openDoor()
    const answer = await door.post(JSON.stringify({ type: 'url_verification', challenge: 'abc' }))
    expect(await answer.json()).toEqual({ challenge: 'abc' })
  })
})

describe('who is refused', () => {
  it.each([
    ['a forged signature', 401, command, { type: FORM_TYPE, signature: `v0=${'0'.repeat(64)}` }],
    ['a signature of another kind', 401, command, { type: FORM_TYPE, signature: 'v1=00' }],
    ['a stale stamp', 401, command, { type: FORM_TYPE, stampS: nowS() - 320 }],
    ['a stamp from the future', 401, command, { type: FORM_TYPE, stampS: nowS() + 320 }],
    ['a stamp that is none', 401, command, { type: FORM_TYPE, stampS: Number.NaN }],
    ['a body of 5 MB', 413, 'x'.repeat(FIVE_MEGABYTES), { type: FORM_TYPE }],
    ['unsigned garbage', 401, '{"type":', { signature: 'v0=' }],
    ['JSON garbage', 400, '{"type":', {}],
    ['JSON that is nothing', 400, 'null', {}],
    ['a list', 400, '[1]', {}],
    ['an unknown thing', 400, '{"type":"party"}', {}],
    ['a press by nobody', 400, '{"type":"block_actions","actions":[{}]}', {}],
    ['a form whose payload is garbage', 400, 'payload=%7B', { type: FORM_TYPE }],
    ['an empty body', 400, '', {}],
  ])('%s', async (_case, status, body, headers) => {
    const door = await openDoor()
    const answer = await door.post(body, headers)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toMatch(/Slack.*\.\n$/)
    expect(door.received).toEqual([])
    expect(await door.postForm(COMMAND).then((next) => next.status)).toBe(200)
  })

  it('everybody, once it is stopped', async () => {
    const door = await openDoor()
    await door.slack.stop()
    await door.slack.stop()
    expect((await door.postForm(COMMAND)).status).toBe(503)
  })
})
