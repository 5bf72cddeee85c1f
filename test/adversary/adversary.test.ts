import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WorldOptions } from '../dsl/world.ts'
import type { Attempt } from './attempt.ts'
import { codes } from './attempts/codes.ts'
import { doors } from './attempts/doors.ts'
import { forgedForms, forgedSearches } from './attempts/forged-forms.ts'
import { forgedIds } from './attempts/forged-ids.ts'
import { late } from './attempts/late.ts'
import { otherTeam } from './attempts/other-team.ts'
import { othersButtons, ownCases } from './attempts/others-buttons.ts'
import { otherPlaces, strangers } from './attempts/strangers.ts'
import { tooHigh, tooLow } from './attempts/too-low.ts'
import { wrongPlace } from './attempts/wrong-place.ts'
import { createJudge, type Judge } from './judge.ts'
import { openStage, type Stage } from './stage.ts'

/** One stage for all of them: whatever they try, it stays as it is. */
function tried(title: string, attempts: readonly Attempt[], options: WorldOptions = {}): void {
  describe(title, () => {
    let stage: Stage
    let judge: Judge['judge']
    beforeAll(async () => {
      stage = await openStage(options)
      judge = createJudge(stage).judge
    })
    afterAll(() => stage.world.close())

    test.for(attempts.map((attempt) => [attempt.title, attempt] as const))(
      '%s',
      async ([, attempt], { task }) => {
        Object.assign(task.meta, { verdict: 'none' })
        const verdict = await judge(attempt)
        Object.assign(task.meta, { verdict })
        const { notes, ...seen } = verdict
        expect(seen, notes.join('\n')).toEqual({ succeeded: false, answered: true, audited: true })
      },
    )
  })
}

tried('Somebody else’s buttons', [...othersButtons, ...ownCases, ...otherTeam, ...forgedIds])
tried('Too much', [...tooLow, ...tooHigh, ...forgedForms, ...forgedSearches])
tried('Wrong people and places', [...wrongPlace, ...strangers, ...otherPlaces])
tried('Too late', late)
tried('Codes in mails', codes)
tried('At the door', doors, { slackMode: 'http' })
