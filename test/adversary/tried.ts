import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Attempt } from './attempt.ts'
import { createJudge, type Judge } from './judge.ts'
import type { Stage } from './stage.ts'

/** One stage for all of them: whatever they try, it stays as it is. What came of each is told to `npm run test:adversary`. */
export function tried(title: string, attempts: readonly Attempt[], open: () => Promise<Stage>): void {
  describe(title, () => {
    let stage: Stage
    let judge: Judge['judge']
    beforeAll(async () => {
      stage = await open()
      judge = createJudge(stage).judge
    })
    afterAll(() => stage.world.close())

    test.for(attempts.map((attempt) => [attempt.title, attempt] as const))(
      '%s',
      async ([, attempt], { task }) => {
        Object.assign(task.meta, { verdict: 'not seen to the end' })
        const { notes, ...verdict } = await judge(attempt)
        Object.assign(task.meta, { verdict })
        expect(verdict, notes.join('\n')).toEqual({ succeeded: false, answered: true, audited: true })
      },
    )
  })
}
