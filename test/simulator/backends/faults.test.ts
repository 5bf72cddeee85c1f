import { afterEach, expect, it, vi } from 'vitest'
import type { Fault } from '../../../src/simulator/backends/faults.ts'
import { type Served, serve } from '../../../src/simulator/backends/serve.ts'

let done = 0
const served: Served[] = []

async function open(): Promise<Served> {
  done = 0
  const one = await serve((app) => {
    app.post('/things', async () => {
      done += 1
      return { thing: 'a thing that was made' }
    })
  })
  served.push(one)
  return one
}

const post = ({ url }: Served): Promise<Response> =>
  fetch(new URL('/things', url), { method: 'POST', signal: AbortSignal.timeout(200) })

afterEach(async () => {
  await Promise.all(served.splice(0).map((one) => one.close()))
})

it('answers, and shows what was answered', async () => {
  const one = await open()
  expect(await (await post(one)).json()).toEqual({ thing: 'a thing that was made' })
  expect(one.traffic()).toMatchObject([
    { method: 'POST', path: '/things', status: 200, answered: { thing: 'a thing that was made' } },
  ])
})

it('answers something else and does nothing, once', async () => {
  const one = await open()
  one.faults.add({ method: 'POST' }, { kind: 'answer', status: 429, headers: { 'retry-after': '7' } })
  const refused = await post(one)
  expect([refused.status, refused.headers.get('retry-after'), done]).toEqual([429, '7', 0])
  expect((await post(one)).status).toBe(200)
})

it('says nothing, having done nothing', async () => {
  const one = await open()
  one.faults.add({ path: /things/ }, { kind: 'silence' })
  await expect(post(one)).rejects.toThrow('timeout')
  expect(done).toBe(0)
})

it('says nothing, having done it', async () => {
  const one = await open()
  one.faults.add({}, { kind: 'silence_after' })
  await expect(post(one)).rejects.toThrow('timeout')
  expect(done).toBe(1)
})

it('answers something else, having done it', async () => {
  const one = await open()
  one.faults.add({}, { kind: 'answer_after', status: 502, body: '<html>Bad gateway</html>' })
  const refused = await post(one)
  expect([refused.status, await refused.text(), done]).toEqual([502, '<html>Bad gateway</html>', 1])
})

it('breaks off in the middle of the answer, having done it', async () => {
  const one = await open()
  one.faults.add({}, { kind: 'cut' })
  const answer = await post(one)
  await expect(answer.text()).rejects.toThrow('terminated')
  expect(done).toBe(1)
})

it.each<[string, Fault | undefined]>([
  ['its answer is through', undefined],
  ['it was refused', { kind: 'answer', status: 500 }],
  ['nobody waits for an answer any more', { kind: 'silence' }],
  ['nobody waits for an answer any more, though it is done', { kind: 'silence_after' }],
  ['its answer broke off', { kind: 'cut' }],
])('counts a call as under way until %s, and then tells', async (_when, fault) => {
  const one = await open()
  const heard: number[] = []
  const stop = one.onAnswered(() => heard.push(one.underWay()))
  if (fault) one.faults.add({}, fault)
  const call = post(one)
    .then((answer) => answer.text())
    .catch(() => undefined)
  await vi.waitFor(() => expect(one.underWay() + heard.length).toBe(1))
  await call
  await vi.waitFor(() => expect(heard).toEqual([0]))

  stop()
  await post(one)
  await vi.waitFor(() => expect(one.underWay()).toBe(0))
  expect(heard).toEqual([0])
})
