import type { Answer } from './answer.ts'
import type { Attempt, Verdict } from './attempt.ts'
import { differences, type Picture, type Refusal, takePicture } from './picture.ts'
import type { Stage } from './stage.ts'

/** Lets somebody try, and says what came of it: by what there is before and after, and by what they were told. */
export async function judge(stage: Stage, attempt: Attempt): Promise<Verdict> {
  await attempt.given?.(stage)
  const before = await pictureOf(stage)
  const answer = await attempt.send(stage)
  const after = await pictureOf(stage)
  await attempt.after?.(stage)

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

async function pictureOf({ world }: Stage): Promise<Picture> {
  await world.settle()
  return takePicture(world.operator['USHER_DATA_DIR'] ?? '')
}

const readFrom = ({ words }: Answer, { hides = [] }: Attempt): string[] =>
  hides.filter((secret) => words.includes(secret)).map((secret) => `read “${secret}”`)

function newRefusals(before: Picture, after: Picture): Refusal[] {
  const last = before.refusals.at(-1)?.sequence ?? ''
  return after.refusals.filter(({ sequence }) => sequence > last)
}

/** It says who, where and why. */
function isAbout(stage: Stage, { by, place }: Attempt, refusal: Refusal): boolean {
  const actor = by && stage.actorOf(by)
  const isPlaced = refusal.place?.includes(`"platform":"${place}"`) ?? false
  return refusal.actor === actor && isPlaced && refusal.reason !== '' && refusal.action !== ''
}
