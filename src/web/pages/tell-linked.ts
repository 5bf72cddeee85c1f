import type { PageOutcome } from '../../domain/page-outcomes.ts'
import { tell } from '../../usecases/tell.ts'
import { linkedNotice } from '../../views/link-page-done.ts'
import type { LinkPageDeps } from './deps.ts'

/** In the chat, so that nobody is linked by a stolen link without hearing of it. */
export async function tellLinked(deps: LinkPageDeps, outcome: PageOutcome): Promise<void> {
  if (outcome.kind !== 'answered' || outcome.linked.kind !== 'linked') return
  const { request, team, name } = outcome
  const { actor, id } = request
  const view = linkedNotice(team.name, name)
  const isTold = await tell(deps, actor, { view, nonce: `linked ${id}` })
  deps.log.info({ team: team.id, platform: actor.platform, isTold }, 'account linked on a page')
}
