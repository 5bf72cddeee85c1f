import { expect, test } from 'vitest'
import { makeFolder, runToItsEnd, start, stop } from './program.ts'
import { startTwins } from './twins.ts'

test('a second one on the same data is refused, and the first goes on working', async () => {
  const { simulator, slack } = await startTwins()
  const environment = { ...simulator.environment, USHER_DATA_DIR: await makeFolder() }
  await start(environment)
  await slack('ann').runs('/team invite @bob')

  const { code, stdout, stderr } = await runToItsEnd(environment)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^Another Usher is already using .*USHER_DATA_DIR.*DATABASE_URL.*\.\n$/)

  await slack('bob').presses('Accept')
  await slack('bob').sees('You are in Lighthouse')
})

test('after kill -9 the next one starts at once, with everything there', async () => {
  const { simulator, slack } = await startTwins()
  const environment = { ...simulator.environment, USHER_DATA_DIR: await makeFolder() }
  const first = await start(environment)
  await slack('ann').runs('/team invite @bob')
  await slack('bob').sees('Ann Lee invites you')
  expect(await stop(first, 'SIGKILL')).toMatchObject({ code: 'SIGKILL' })

  await start(environment)
  await slack('bob').presses('Accept')
  await slack('bob').sees('You are in Lighthouse')
})
