import { resumedLine, unknownPlatformLine } from '../views/operator.ts'
import type { OperatorAnswer } from './ask.ts'
import type { OperatorDeps } from './deps.ts'

/** The operator has settled with the platform that its direct messages are no spam. */
export async function resume(
  { store, now, platformNames }: OperatorDeps,
  platform: string,
): Promise<OperatorAnswer> {
  if (!platformNames.includes(platform))
    return { lines: [unknownPlatformLine(platform, platformNames)], isGood: false }
  const held = await store.transaction(async (tx) => {
    const holds = await tx.deleteHolds({ platform, reason: 'flagged' })
    await tx.hurryEffects(`held ${platform}`, now())
    return holds
  })
  return { lines: [resumedLine(platform, held > 0)], isGood: true }
}
