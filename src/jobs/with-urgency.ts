import type { Urgency } from '../domain/effect.ts'
import type { Platform } from '../platforms/platform.ts'
import type { JobDeps } from './deps.ts'

/** Whatever an effect sends, revises or looks up is as urgent as the effect. */
export function withUrgency(deps: JobDeps, urgency: Urgency): JobDeps {
  if (urgency === 'interactive') return deps
  const platforms = [...deps.platforms].map(([name, platform]) => [name, sending(platform, urgency)] as const)
  return { ...deps, platforms: new Map(platforms) }
}

const sending = (platform: Platform, urgency: Urgency): Platform => ({
  ...platform,
  deliver: (to, view, attempt) => platform.deliver(to, view, { urgency, ...attempt }),
  post: (channel, view, attempt) => platform.post(channel, view, { urgency, ...attempt }),
  revise: (ref, view) => platform.revise(ref, view, urgency),
  findPerson: (actor, own = urgency) => platform.findPerson(actor, own),
  findPersonByEmail: (email, own = urgency) => platform.findPersonByEmail(email, own),
})
