import { DiscordAPIError } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createResponder } from '../../../src/platforms/discord/receive/responder.ts'
import type { Way } from '../../../src/platforms/discord/receive/way.ts'
import type { Answer } from '../../../src/views/view.ts'

const reply = { kind: 'reply', view: { tone: 'good', title: 'Done' } } as const satisfies Answer

const TAKEN = { code: 40_060, message: 'Interaction has already been acknowledged.' }

/** What Discord gets to hear, in order. */
function listen(refusal?: Error): { readonly heard: string[]; readonly way: Way } {
  const heard: string[] = []
  const way: Way = {
    acknowledge: async () => {
      heard.push('received')
      if (refusal) throw refusal
    },
    first: async ({ kind }) => heard.push(`first ${kind}`),
    late: async ({ kind }) => heard.push(`late ${kind}`),
  }
  return { heard, way }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the way back to a person on Discord', () => {
  it('answers at once where the answer is quick', async () => {
    const { heard, way } = listen()
    const responder = createResponder(way)
    responder.kept()
    await responder.answer(reply)
    await vi.advanceTimersByTimeAsync(5000)
    expect(heard).toEqual(['first reply'])
  })

  it('acknowledges once after two seconds, and answers later', async () => {
    const { heard, way } = listen()
    const responder = createResponder(way)
    responder.kept()
    responder.kept()
    await vi.advanceTimersByTimeAsync(1999)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    responder.kept()
    await responder.answer(reply)
    expect(heard).toEqual(['received', 'late reply'])
  })

  it('acknowledges before it sends a file, which may take longer than Discord waits', async () => {
    const { heard, way } = listen()
    const { view } = reply
    const file = { name: 'people.csv', content: 'email' }
    await createResponder(way).answer({ kind: 'personal', view, elsewhere: view, file })
    await createResponder(way).answer({ kind: 'personal', view, elsewhere: view })
    expect(heard).toEqual(['received', 'late personal', 'first personal'])
  })

  it('never acknowledges what is not kept', async () => {
    const { heard, way } = listen()
    const responder = createResponder(way)
    await vi.advanceTimersByTimeAsync(2500)
    expect(heard).toEqual([])
    responder.kept()
    expect(heard).toEqual(['received'])
  })

  it('throws, without what Discord was told, when it cannot reach the person any more', async () => {
    const { heard, way } = listen(new Error('Unknown interaction'))
    const responder = createResponder(way)
    responder.kept()
    await vi.advanceTimersByTimeAsync(2000)
    await expect(responder.answer(reply)).rejects.toThrow('Discord')
    expect(heard).toEqual(['received'])
  })

  it('leaves it at the answer of another process that was faster', async () => {
    const { heard, way } = listen(new DiscordAPIError(TAKEN, TAKEN.code, 400, 'POST', '', {}))
    const responder = createResponder(way)
    responder.kept()
    await vi.advanceTimersByTimeAsync(2000)
    await responder.answer(reply)
    expect(heard).toEqual(['received'])
  })

  it('throws for a second answer', async () => {
    const { heard, way } = listen()
    const responder = createResponder(way)
    await responder.answer(reply)
    await expect(responder.answer(reply)).rejects.toThrow('answered before')
    expect(heard).toEqual(['first reply'])
  })
})
