import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Environment, start, stop } from './program.ts'
import { startTwins } from './twins.ts'

const without = (environment: Environment, names: RegExp): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !names.test(name)))

test('the variables alone point it at other platforms: an invitation from one to the other', async () => {
  const { simulator, slack, discord } = await startTwins()
  const program = await start(simulator.environment)
  expect((await fetch(new URL('/healthz', program.url))).status).toBe(200)
  expect((await fetch(new URL('/readyz', program.url))).status).toBe(200)

  await slack('ann').runs('/team invite mia@lighthouse.example')
  await discord('mia').sees('Ann Lee invites you to join Lighthouse')
  await discord('mia').presses('Accept')
  await discord('mia').sees('You are in Lighthouse')
  await slack('ann').sees('Mia Tanaka joined Lighthouse')

  const { code, stderr } = await stop(program)
  expect(code).toBe(0)
  expect(stderr).not.toMatch(/^ +at |"level":(40|50|60)/m)
})

test.each([
  ['slack', /^DISCORD_/],
  ['discord', /^SLACK_/],
] as const)('with %s alone', async (platform, others) => {
  const { simulator, ...people } = await startTwins()
  await start(without(simulator.environment, others))
  await people[platform]('ann').runs('/team invite @bob')
  await people[platform]('bob').sees('Ann Lee invites you to join Lighthouse')
  await people[platform]('bob').presses('Accept')
  await people[platform]('bob').sees('You are in Lighthouse')
  await people[platform]('ann').sees('Bob Okafor joined Lighthouse')
})

test('Slack by HTTP needs no app token', async () => {
  const { simulator, slack } = await startTwins()
  const { url } = await start(without(simulator.environment, /^DISCORD_|^SLACK_APP_TOKEN$/))
  simulator.slack.setDelivery({ mode: 'http', url: new URL('/slack/events', url).href })
  await slack('ann').runs('/team invite @bob')
  await slack('bob').sees('Ann Lee invites you to join Lighthouse')
  await slack('bob').presses('Accept')
  await slack('bob').sees('You are in Lighthouse')
})

test('a signal ends it also while Slack cannot be reached', async () => {
  const { simulator } = await startTwins()
  const program = await start(simulator.environment)
  simulator.slack.faults.fail({ call: '', times: 10_000, how: 'server_error' })
  simulator.slack.faults.dropSockets()
  await pause(3_000)
  const { code } = await stop(program)
  expect(code).toBe(0)
})
