import { expect, test } from 'vitest'
import { createRoster } from '../../src/backends/roster.ts'
import { asAccountId } from '../../src/domain/ids.ts'

const ANN = { account: 'a1', name: 'Ann', email: 'ann@example.com' }
const BOB = { account: 'b1', name: 'Bob', email: 'bob@example.com' }

/** A team that changes behind its back, at a clock that is moved by hand. */
function openTeam() {
  let nowMs = 0
  const team = { all: [ANN], asked: 0 }
  const listAll = async () => {
    team.asked += 1
    return team.all
  }
  const pass = (ms: number) => {
    nowMs += ms
  }
  return { team, pass, roster: createRoster(listAll, () => new Date(nowMs)) }
}

test('who looks for somebody and then lists them asks once, and so do many at once', async () => {
  const { roster, team } = openTeam()
  await Promise.all(Array.from({ length: 25 }, () => roster.find({ account: asAccountId('a1') })))
  await roster.page({ limit: 8 })
  expect(team.asked).toBe(1)
})

test('somebody who joined a moment ago is found, by account and by address', async () => {
  const { roster, team } = openTeam()
  await roster.page({ limit: 8 })
  team.all = [ANN, BOB]
  expect(await roster.find({ email: 'Bob@Example.com' })).toBe(BOB)
  expect(await roster.find({ account: asAccountId('b1') })).toBe(BOB)
  expect(team.asked).toBe(2)
})

test('somebody who went is known for five seconds, and not at all after a change of ours', async () => {
  const { roster, team, pass } = openTeam()
  await roster.page({ limit: 8 })
  team.all = []
  pass(4_999)
  expect(await roster.find({ account: asAccountId('a1') })).toBe(ANN)
  pass(1)
  expect(await roster.find({ account: asAccountId('a1') })).toBeUndefined()
  team.all = [BOB]
  roster.forget()
  expect((await roster.page({ limit: 8 })).members).toEqual([BOB])
})
