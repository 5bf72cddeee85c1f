import type { Answer } from './answer.ts'
import type { Attempt, Verdict } from './attempt.ts'
import { differences, type Picture, type Refusal, takePicture } from './picture.ts'
import type { Stage } from './stage.ts'

export interface Judge {
  /** Lets somebody try, and says what came of it: by what there is before and after, and by what they were told. */
  judge(attempt: Attempt): Promise<Verdict>
}

export function createJudge(stage: Stage): Judge {
  // What was there after one attempt is what there is before the next, unless something was made ready for that.
  let last: Picture | undefined
  return {
    judge: async (attempt) => {
      const before = attempt.given
        ? await makeReady(stage, attempt.given)
        : (last ?? (await pictureOf(stage)))
      const answer = await attempt.send(stage)
      const after = await pictureOf(stage)
      await attempt.after?.(stage)
      last = attempt.after ? undefined : after
      return weigh(stage, attempt, { before, answer, after })
    },
  }
}

async function makeReady(stage: Stage, given: NonNullable<Attempt['given']>): Promise<Picture> {
  await given(stage)
  return pictureOf(stage)
}

type Seen = { readonly before: Picture; readonly answer: Answer; readonly after: Picture }

function weigh(stage: Stage, attempt: Attempt, { before, answer, after }: Seen): Verdict {
  const done = [...differences(before, after), ...readFrom(answer, attempt)]
  const noted = newRefusals(before, after)
  const audited = noted.some((refusal) => isAbout(stage, attempt, refusal))
  const answered = answer.isSaid
  const notes = [
    ...done,
    ...(answered ? [] : ['got no words']),
    ...(audited ? [] : [`in the audit log is ${JSON.stringify(noted)}`]),
    `was told: ${answer.words.replaceAll(/\s+/g, ' ')}`,
  ]
  return { succeeded: done.length > 0, answered, audited, notes }
}

async function pictureOf({ world, seats }: Stage): Promise<Picture> {
  await world.settle()
  const picture = await takePicture(world.operator['USHER_DATA_DIR'] ?? '')
  return { ...picture, kept: new Map([...picture.kept, ['members at the vendor', await seats()]]) }
}

const readFrom = ({ words }: Answer, { hides = [] }: Attempt): string[] =>
  hides.filter((secret) => words.includes(secret)).map((secret) => `read “${secret}”`)

function newRefusals(before: Picture, after: Picture): Refusal[] {
  const last = before.refusals.at(-1)?.sequence ?? ''
  return after.refusals.filter(({ sequence }) => sequence > last)
}

/** It says who, where and why. */
function isAbout(
  stage: Stage,
  { by, place: where }: Attempt,
  { actor, place, action, reason }: Refusal,
): boolean {
  // Somebody of elsewhere is noted with the workspace that they are said to be of.
  const isTheirs = by
    ? actor?.startsWith(`${by.platform}:`) && /[^:/]*$/.exec(actor)?.[0] === stage.idOf(by)
    : actor === undefined
  const isPlaced = place?.includes(`"platform":"${where}"`)
  return isTheirs === true && isPlaced === true && action !== '' && reason !== ''
}
