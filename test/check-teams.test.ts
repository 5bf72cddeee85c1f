import { expect, test } from 'vitest'
import { type Backend, BackendUnavailable, type Health } from '../src/backends/backend.ts'
import { createTeamChecks } from '../src/check-teams.ts'
import { asTeamId } from '../src/domain/ids.ts'
import type { Team } from '../src/domain/team.ts'
import { sampleTeam } from './domain/sample-team.ts'
import { captureLog } from './dsl/log.ts'
import { logLines } from './dsl/log-lines.ts'
import { openRig } from './jobs/rig.ts'

const lamp = sampleTeam({ id: asTeamId('lamp') })
const pier = sampleTeam({ id: asTeamId('pier') })

const WRONG_KEY: Health = { kind: 'unhealthy', trouble: 'unauthorized', problem: 'Set ACME_KEY.' }
const OTHER_TEAM: Health = { kind: 'unhealthy', trouble: 'misconfigured', problem: 'Set ACME_TEAM.' }
const HEALTHY: Health = { kind: 'healthy' }

/** Backends that answer one after the other as told, and what the operator reads. */
async function open(answers: ReadonlyMap<Team, readonly (Health | Error)[]>) {
  const { backend, store } = await openRig()
  await store.close()
  const asked = new Map([...answers].map(([team, list]) => [team, [...list]]))
  const answer = async (team: Team) => {
    const next = asked.get(team)?.shift()
    if (!next) throw new Error(`${team.id} is asked too often`)
    if (next instanceof Error) throw next
    return next
  }
  const log = captureLog()
  const check = createTeamChecks({
    log: log.logger,
    teams: { get: () => lamp, list: () => [...answers.keys()] },
    backends: { of: (team): Backend => ({ ...backend, checkHealth: () => answer(team) }) },
  })
  const lines = () => logLines(log).map(({ level: _level, time: _time, ...rest }) => rest)
  return { check, lines }
}

const about = { team: 'pier', backend: 'embedded' }

test('the operator reads what is wrong with one team, and that the other is well', async () => {
  const { check, lines } = await open(
    new Map([
      [lamp, [HEALTHY]],
      [pier, [WRONG_KEY]],
    ]),
  )
  await check()
  expect(new Set(lines())).toEqual(
    new Set([
      { team: 'lamp', backend: 'embedded', msg: 'backend healthy' },
      { ...about, trouble: 'unauthorized', problem: 'Set ACME_KEY.', msg: 'backend unhealthy' },
    ]),
  )
})

test('asked again until it is well, it is told when it changes and not each time', async () => {
  const silent = new BackendUnavailable('Acme', { trouble: 'not_answering', problem: 'no answer' })
  const answers = [silent, silent, WRONG_KEY, WRONG_KEY, OTHER_TEAM, HEALTHY]
  const { check, lines } = await open(new Map([[pier, answers]]))
  for (let count = 0; count < 10; count += 1) await check()
  expect(lines()).toEqual([
    {
      ...about,
      trouble: 'not_answering',
      problem: 'Acme is unavailable: no answer',
      msg: 'backend unhealthy',
    },
    { ...about, trouble: 'unauthorized', problem: 'Set ACME_KEY.', msg: 'backend unhealthy' },
    { ...about, trouble: 'misconfigured', problem: 'Set ACME_TEAM.', msg: 'backend unhealthy' },
    { ...about, msg: 'backend healthy' },
  ])
})

test('a default role that is not there is told, and what was seen of other trouble', async () => {
  const king = sampleTeam({ id: asTeamId('pier'), defaultRole: 'king' })
  const seen = { ...WRONG_KEY, seen: 'answered 401' }
  const { check, lines } = await open(new Map([[king, [seen, HEALTHY, HEALTHY]]]))
  for (let count = 0; count < 3; count += 1) await check()
  const problem =
    'The default role king is none of those there are: owner, admin, member. Until it is, nobody can be invited without naming a role.'
  expect(lines()).toEqual([
    {
      ...about,
      trouble: 'unauthorized',
      problem: 'Set ACME_KEY.',
      seen: 'answered 401',
      msg: 'backend unhealthy',
    },
    { ...about, trouble: 'misconfigured', problem, msg: 'backend unhealthy' },
  ])
})

test('a fault of our own is not taken for one of the backend', async () => {
  const { check } = await open(new Map([[pier, [new Error('ours')]]]))
  await expect(check()).rejects.toThrow('ours')
})
