import { expect, test } from 'vitest'
import { eventually } from '../dsl/wait.ts'
import { type Environment, makeFolder, type Program, start, stop } from './program.ts'
import { startTwins, type Twins } from './twins.ts'

const SLOW_MS = 1500

/** Somebody who is on one platform only, how to name them there, and which call brings them their card. */
const INVITEE = {
  slack: { handle: 'yusuf', name: 'Yusuf Demir', text: '/team invite @yusuf', call: 'chat.postMessage' },
  discord: { handle: 'amara', name: 'Amara Diallo', text: '/team invite who:@amara', call: 'POST /channels' },
} as const

type Platform = keyof typeof INVITEE

type Scene = {
  readonly twins: Twins
  readonly program: Program & { readonly url: URL }
  readonly environment: Environment
}

/** Ann has invited somebody, and the program waits for the platform to take their card. */
async function waitingForTheCard(platform: Platform): Promise<Scene> {
  const twins = await startTwins()
  const environment = { ...twins.simulator.environment, USHER_DATA_DIR: await makeFolder() }
  const program = await start(environment)
  const { act, faults, screen } = twins.simulator[platform]
  const general = screen('ann').channels.find(({ name }) => name === 'general')
  const { text, call } = INVITEE[platform]
  faults.fail({ call, times: 1, how: 'slow', ms: SLOW_MS })
  await act('ann', { kind: 'says', channel: general?.id ?? '', text })
  await eventually(() => faults.list().length === 0, 'no card is on its way')
  return { twins, program, environment }
}

const cardsOf = (twins: Twins, platform: Platform) =>
  twins[platform](INVITEE[platform].handle)
    .screen()
    .channels.flatMap(({ messages }) => messages)
    .filter(({ text }) => text.includes('invites you to join'))

test.each(['slack', 'discord'] as const)(
  'stopped while it works on %s, it answers first',
  async (platform) => {
    const { twins, program } = await waitingForTheCard(platform)
    const { code, ms, stderr } = await stop(program)
    expect(code).toBe(0)
    expect(ms).toBeLessThan(SLOW_MS + 3000)
    expect(stderr).not.toMatch(/^ +at |"level":(40|50|60)/m)

    await twins[platform]('ann').sees(`Invitation sent to ${INVITEE[platform].name}`)
    expect(cardsOf(twins, platform)).toHaveLength(1)
  },
)

test.each(['slack', 'discord'] as const)(
  'killed while it works on %s, the next one ends it',
  async (platform) => {
    const { twins, program, environment } = await waitingForTheCard(platform)
    await stop(program, 'SIGKILL')
    await start(environment)

    const { handle, name } = INVITEE[platform]
    const [ann, invitee] = [twins[platform]('ann'), twins[platform](handle)]
    await ann.sees(`Invitation sent to ${name}`)
    await invitee.presses('Accept')
    await invitee.sees('You are in Lighthouse')
    await ann.sees(`${name} joined Lighthouse`)
    expect(invitee.buttons()).toEqual([])
  },
)

test('while it ends it is not ready for more, and still says so', async () => {
  const { program } = await waitingForTheCard('slack')
  const readiness = async () => (await fetch(new URL('/readyz', program.url))).status
  expect(await readiness()).toBe(200)
  const ending = stop(program)
  await eventually(async () => (await readiness()) === 503, 'it still calls itself ready')
  expect((await ending).code).toBe(0)
})

test('told a second time to end, by whatever signal, it does so at once', async () => {
  const { program } = await waitingForTheCard('slack')
  program.child.kill('SIGINT')
  const isReady = async () => (await fetch(new URL('/readyz', program.url))).ok
  await eventually(async () => !(await isReady()), 'it was not heard')
  const { code, ms } = await stop(program)
  expect(code).toBe('SIGTERM')
  expect(ms).toBeLessThan(SLOW_MS / 2)
})
