import { expect } from 'vitest'
import type { Faults } from '../../src/simulator/backends/faults.ts'
import type { StandInName } from '../../src/simulator/backends/stand-ins.ts'
import { logLines } from '../dsl/log-lines.ts'
import { story, type World } from '../dsl/story.ts'
import type { WorldOptions } from '../dsl/world.ts'

type Case = {
  readonly title: string
  readonly backend: StandInName
  /** What the operator set wrong. */
  readonly mistake?: Readonly<Record<string, string>>
  /** What goes wrong at the vendor. */
  readonly faults?: (faults: Faults) => void
  /** What Ann reads: what is the matter, and what comes next. */
  readonly reads: readonly string[]
  /** What the operator reads. */
  readonly trouble: string
  readonly problem: RegExp
  /** Where the vendor's own work takes a busy machine long. */
  readonly timeoutMs?: number
}

const FOR_EVER = Number.POSITIVE_INFINITY
const EVERY = { path: /./ }

const BAD_KEY = ['does not take my key any more', 'Whoever runs Usher has to give me a new key']
const BAD_TEAM = ['does not know the team that I am set up for', "look at the team's id and the address of"]
const BAD_RIGHTS = ['may not do that', 'give me a key for', 'that may manage members and invitations']
const SILENT = ['has not been answering since', 'Please try again in a minute']
const GARBLED = ['I do not understand what', 'I made a note of it for whoever runs Usher']
const BUSY = ['asks me to slow down', 'Please try again in a minute']

const answering = (status: number, body: string, headers: Readonly<Record<string, string>> = {}) =>
  function fail(faults: Faults): void {
    faults.add(EVERY, { kind: 'answer', status, body, headers }, FOR_EVER)
  }

const MEGABYTE = 1024 * 1024

/** Few and long ones, so that the stand-in is quick with it. */
const longList = (): string => {
  const keeper = { member_id: 'm', email: 'keeper@lighthouse.example', first_name: 'x'.repeat(MEGABYTE) }
  return JSON.stringify({ members: Array.from({ length: 40 }, () => keeper) })
}

const cases: readonly Case[] = [
  {
    title: 'a wrong key',
    backend: 'deepgram',
    mistake: { DEEPGRAM_API_KEY: 'f'.repeat(40) },
    reads: BAD_KEY,
    trouble: 'unauthorized',
    problem: /^Deepgram is unavailable: answered 401 INVALID_AUTH$/,
  },
  {
    title: 'the key of another project',
    backend: 'diga',
    mistake: { DIGA_PROJECT_ID: '01234567-89ab-4def-8123-456789abcdef' },
    reads: BAD_TEAM,
    trouble: 'misconfigured',
    problem: /^Diga is unavailable: answered 404/,
  },
  {
    title: 'a key without the scope',
    backend: 'trieve',
    faults: answering(403, '{"message":"Forbidden"}'),
    reads: BAD_RIGHTS,
    trouble: 'forbidden',
    problem: /^Trieve is unavailable: answered 403$/,
  },
  {
    title: 'an expired key',
    backend: 'zenml',
    faults: answering(401, '{"detail":"Invalid or expired credentials"}'),
    reads: BAD_KEY,
    trouble: 'unauthorized',
    problem: /^ZenML Pro is unavailable: the key is not taken$/,
  },
  {
    title: 'an unknown project',
    backend: 'deepgram',
    mistake: { DEEPGRAM_PROJECT_ID: '01234567-89ab-4def-8123-456789abcdef' },
    reads: BAD_TEAM,
    trouble: 'misconfigured',
    problem: /^Deepgram is unavailable: answered 404 NOT_FOUND$/,
  },
  {
    title: 'an address where nobody listens',
    backend: 'better-auth',
    mistake: { BETTER_AUTH_URL: 'http://127.0.0.1:1/api/auth' },
    reads: SILENT,
    trouble: 'not_answering',
    problem: /^Better Auth is unavailable: no connection \(ECONNREFUSED\)$/,
  },
  {
    title: 'the address of something else, which answers with a web page',
    backend: 'zenml',
    faults: answering(200, '<!doctype html><title>Welcome</title>'),
    reads: BAD_TEAM,
    trouble: 'misconfigured',
    problem: /^ZenML Pro is unavailable: answered with a web page, not with JSON$/,
  },
  {
    title: 'JSON that ends too early',
    backend: 'deepgram',
    faults: answering(200, '{"members":[{"member_id":'),
    reads: GARBLED,
    trouble: 'unreadable',
    problem: /^Deepgram is unavailable: answered with something that is not JSON$/,
  },
  {
    title: 'an answer that is cut off',
    backend: 'better-auth',
    faults: (faults) => faults.add({ method: 'GET' }, { kind: 'cut' }, FOR_EVER),
    reads: SILENT,
    trouble: 'not_answering',
    problem: /^Better Auth is unavailable: the connection broke/,
  },
  {
    title: 'a success with an error in it',
    backend: 'deepgram',
    faults: answering(200, '{"err_code":"INTERNAL","err_msg":"of ann@lighthouse.example"}'),
    reads: GARBLED,
    trouble: 'unreadable',
    problem: /^Deepgram is unavailable: answered 200 INTERNAL$/,
  },
  {
    title: 'a list of 40 MB',
    backend: 'deepgram',
    faults: (faults) =>
      faults.add({ method: 'GET' }, { kind: 'answer', status: 200, body: longList() }, FOR_EVER),
    reads: GARBLED,
    trouble: 'unreadable',
    problem: /^Deepgram is unavailable: answer over 20 MB$/,
    timeoutMs: 8_000,
  },
  {
    title: 'a server that never answers',
    backend: 'deepgram',
    faults: (faults) => faults.add(EVERY, { kind: 'silence' }, FOR_EVER),
    reads: SILENT,
    trouble: 'not_answering',
    problem: /^Deepgram is unavailable: no answer within 1500 ms$/,
  },
  {
    title: 'a server that is broken',
    backend: 'diga',
    faults: answering(502, '<html>Bad gateway</html>'),
    reads: SILENT,
    trouble: 'not_answering',
    problem: /^Diga is unavailable: answered 502$/,
  },
  {
    title: 'five minutes of 429',
    backend: 'deepgram',
    faults: answering(429, '{"message":"Too Many Requests"}', { 'retry-after': '300' }),
    reads: BUSY,
    trouble: 'busy',
    problem: /^Deepgram is unavailable: answered 429$/,
  },
]

for (const one of cases) {
  story(
    `With ${one.title}, Ann reads what to do, the operator why, and nothing is lost or done twice`,
    async (world) => {
      // By then nobody goes by what was seen at the start.
      await world.advance({ minutes: 1 })
      one.faults?.(world.faults)
      await expectSentences(world, one)
      await expectLines(world, one)
      await expectNothingLost(world, one)
    },
    optionsOf(one),
  )
}

function optionsOf({ backend, mistake, timeoutMs }: Case): WorldOptions {
  return {
    backend,
    ...(mistake && { mistake }),
    ...(timeoutMs !== undefined && { manners: { timeoutMs } }),
  }
}

async function expectSentences(world: World, { reads }: Case): Promise<void> {
  const ann = world.here('ann')
  await ann.runs('/team members')
  await ann.sees('Nothing was changed', ...reads)
}

const matching = (shape: RegExp): unknown => expect.stringMatching(shape)

async function expectLines(world: World, { backend, trouble, problem, mistake }: Case): Promise<void> {
  const about = { level: 40, team: 'main', backend, trouble }
  expect(logLines(world.log)).toContainEqual(
    expect.objectContaining({
      ...about,
      msg: 'backend unavailable',
      interaction: 'members',
      problem: matching(problem),
    }),
  )
  // What is wrong for good is told at the start, with what to do about it.
  if (mistake)
    expect(logLines(world.log)).toContainEqual(
      expect.objectContaining({ ...about, msg: 'backend unhealthy', problem: matching(/\.$/) }),
    )
}

/** What is waited for, as the reason why the team does not have it yet. */
const STILL: Readonly<Record<string, string>> = {
  unauthorized: 'does not take my key any more. Whoever runs Usher has to give me a new key',
  forbidden: 'may not do that. Whoever runs Usher has to',
  misconfigured: 'does not know the team that I am set up for. Whoever runs Usher has to',
  not_answering: 'is not answering right now;',
  busy: 'asks me to slow down;',
  unreadable: 'I do not understand what Deepgram answers;',
}

/** What could be kept goes on by itself; what could not is asked for again. Either way there is one of it. */
async function expectNothingLost(world: World, { backend, mistake, trouble }: Case): Promise<void> {
  const [ann, dora] = [world.here('ann'), world.here('dora')]
  await ann.runs('/team invite dora@lighthouse.example')
  const waits = logLines(world.log).filter(({ msg }) => msg === 'effect put off')
  for (const line of waits) expect(line).toMatchObject({ team: 'main', backend, trouble })
  if (waits.length > 0)
    await ann.sees('Inviting Dora Lindqvist to Lighthouse…', STILL[trouble] ?? '', 'I keep trying')
  await dora.seesNothingOf('invites you')

  world.faults.clear()
  if (mistake) await world.mend()
  await world.advance({ minutes: 6 })
  await ann.runs('/team invite dora@lighthouse.example')
  await dora.sees('invites you to join Lighthouse')
  expect(dora.buttons().filter((label) => label === 'Accept')).toHaveLength(1)
  expect(world.vendor.mailsTo('dora@lighthouse.example')).toBe(ASKS_FIRST.has(backend) ? 0 : 1)
}

/** It hears of an invitation only once the invitee said yes. */
const ASKS_FIRST: ReadonlySet<StandInName> = new Set(['trieve'])
