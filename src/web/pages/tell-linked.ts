import type { PageOutcome } from '../../domain/page-outcomes.ts'
import { linkedNotice } from '../../views/link-page-done.ts'
import type { LinkPageDeps } from './deps.ts'

/** In the chat, so that nobody is linked by a stolen link without hearing of it. */
export async function tellLinked(deps: LinkPageDeps, outcome: PageOutcome): Promise<void> {
  if (outcome.kind !== 'answered' || outcome.linked.kind !== 'linked') return
  const { request, team, name } = outcome
  const { actor, id } = request
  deps.log.info({ team: team.id, platform: actor.platform }, 'account linked on a page')
  await deps.platforms
    .get(actor.platform)
    ?.deliver(actor, linkedNotice(team.name, name), `linked ${id}`)
    .catch((err: unknown) => deps.log.warn({ err, platform: actor.platform }, 'linked person not told'))
}
