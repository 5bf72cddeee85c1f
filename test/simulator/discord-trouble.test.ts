import { expect, it } from 'vitest'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import { ask, channelNamed, lastMessage, startRig, startTwin } from './discord-rig.ts'

const startStill = async () => {
  const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
  const twin = await startTwin({ clock, rateLimits: true })
  return { clock, twin, post: `POST /channels/${channelNamed(twin, 'general')}/messages` }
}

const hi = { content: 'hi' }

it('counts calls in a bucket of their own per channel', async () => {
  const { clock, twin, post } = await startStill()
  const first = await ask(twin, post, hi)
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '4',
    'x-ratelimit-reset-after': '5.000',
    'x-ratelimit-reset': '1772442005.000',
  })
  expect(first.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/)
  for (let call = 2; call <= 5; call++) await ask(twin, post, hi)
  clock.advance(2000)
  const refused = await ask(twin, post, hi)
  expect(refused.status).toBe(429)
  expect(refused.body).toMatchObject({
    message: 'You are being rate limited.',
    code: 0,
    retry_after: 3,
    global: false,
  })
  expect(Object.fromEntries(refused.headers)).toMatchObject({
    'retry-after': '3',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-scope': 'user',
  })
  expect((await ask(twin, `POST /channels/${channelNamed(twin, 'random')}/messages`, hi)).status).toBe(200)
  clock.advance(3000)
  expect((await ask(twin, post, hi)).status).toBe(200)
})

it('lets the bot call fifty times a second over all', async () => {
  const { clock, twin } = await startStill()
  const ids = twin.people.map(({ id }) => id)
  const call = (index: number) =>
    index % 2 ? `GET /guilds/1/members/${ids[0]}` : `GET /users/${ids[index % ids.length]}`
  for (let index = 0; index < 50; index++) expect((await ask(twin, call(index))).status).not.toBe(429)
  const refused = await ask(twin, 'GET /applications/@me')
  expect([refused.status, refused.body['global']]).toEqual([429, true])
  expect(refused.headers.get('x-ratelimit-global')).toBe('true')
  expect(refused.headers.get('x-ratelimit-scope')).toBe('global')
  clock.advance(1000)
  expect((await ask(twin, 'GET /applications/@me')).status).toBe(200)
})

it('is rate limited on demand, as often as was asked for', async () => {
  const { twin, post } = await startStill()
  twin.faults.fail({ call: 'POST /channels', times: 2, how: 'rate_limited', ms: 1500 })
  expect(twin.faults.list()).toEqual(['POST /channels: rate_limited, 2 to go'])
  expect((await ask(twin, 'GET /users/@me')).status).toBe(200)
  expect((await ask(twin, post, hi)).body).toMatchObject({ retry_after: 1.5, global: false })
  expect((await ask(twin, post, hi)).headers.get('retry-after')).toBe('2')
  expect((await ask(twin, post, hi)).status).toBe(200)
  expect(twin.faults.list()).toEqual([])
})

it('breaks on demand', async () => {
  const { twin, post } = await startStill()
  twin.faults.fail({ call: '/messages', times: 1, how: 'server_error' })
  expect((await ask(twin, post, hi)).status).toBe(500)
  expect(lastMessage(twin, 'ann', channelNamed(twin, 'general')).text).not.toBe('hi')
})

it('is slow on demand, on its own clock', async () => {
  const { clock, twin, post } = await startStill()
  twin.faults.fail({ call: '', times: 1, how: 'slow', ms: 4000 })
  const answer = ask(twin, post, hi)
  await expect.poll(() => twin.faults.list()).toEqual([])
  expect(twin.busy()).toBe(1)
  clock.advance(4000)
  expect((await answer).status).toBe(200)
  await expect.poll(() => twin.busy()).toBe(0)
})

it('loses an answer on demand, and has done the work', async () => {
  const { twin, client, channel } = await startRig()
  twin.faults.fail({ call: 'POST', times: 1, how: 'lost_answer' })
  const sent = client.rest.post(`/channels/${channel}/messages`, { body: hi })
  await expect(sent).rejects.toThrow('aborted')
  expect(lastMessage(twin, 'ann', channel).text).toBe('hi')
  expect(twin.busy()).toBe(0)
})

it.each<readonly [string, string, string, number, number]>([
  ['JSON garbage', '{"content":', 'application/json', 400, 50109],
  ['26 MB', `"${'x'.repeat(26 * 1024 * 1024)}"`, 'application/json', 413, 40005],
])('refuses %s', async (_, body, type, status, code) => {
  const { twin, post } = await startStill()
  const { DISCORD_API_URL: api, DISCORD_TOKEN: token } = twin.credentials
  const response = await fetch(`${api}/v10${post.replace('POST ', '')}`, {
    method: 'POST',
    headers: { authorization: `Bot ${token}`, 'content-type': type },
    body,
  })
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ code })
})
