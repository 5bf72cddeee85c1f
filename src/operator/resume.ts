import { releaseHolds } from '../jobs/holds.ts'
import { resumedLine, unknownPlatformLine } from '../views/operator.ts'
import type { OperatorAnswer } from './ask.ts'
import type { OperatorDeps } from './deps.ts'

/** The operator has settled with the platform that its direct messages are no spam. */
export async function resume(deps: OperatorDeps, platform: string): Promise<OperatorAnswer> {
  const { platformNames } = deps
  if (!platformNames.includes(platform))
    return { lines: [unknownPlatformLine(platform, platformNames)], isGood: false }
  return { lines: [resumedLine(platform, (await releaseHolds(deps, platform)) > 0)], isGood: true }
}
