import { z } from 'zod'
import type { PlatformName } from '../../domain/actor.ts'
import type { PlaceBinding } from '../../domain/team.ts'

const SHAPES: ReadonlyMap<PlatformName, RegExp> = new Map([
  ['slack', /^([TE][A-Z0-9]+)(?:\/([CG][A-Z0-9]+))?$/],
  ['discord', /^(\d{15,20})(?:\/(\d{15,20}))?$/],
])

const WANTED =
  'must be slack: T123 (a workspace), slack: T123/C456 (one of its channels), discord: and the id of a server, or discord: and server/channel, one per line and by id'

const written = z.record(z.string(), z.string())

/** `{ slack: 'T123/C456' }` */
export const place: z.ZodType<PlaceBinding> = z.unknown().transform((raw, context): PlaceBinding => {
  const binding = parsePlace(raw)
  if (binding) return binding
  context.addIssue(WANTED)
  return z.NEVER
})

function parsePlace(raw: unknown): PlaceBinding | undefined {
  const [only, ...more] = Object.entries(written.safeParse(raw).data ?? {})
  if (!only || more.length > 0) return undefined
  const [platform, ids] = only
  const [, space, channel] = SHAPES.get(platform)?.exec(ids) ?? []
  if (space === undefined) return undefined
  return { platform, space, ...(channel !== undefined && { channel }) }
}
