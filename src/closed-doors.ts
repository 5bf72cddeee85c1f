import type { Actor } from './domain/actor.ts'
import { isShut, isUnreachable } from './domain/closed-door.ts'
import type { Delivery, Platform } from './platforms/platform.ts'
import type { Deps } from './usecases/deps.ts'

type DoorDeps = Pick<Deps, 'store' | 'now'>

/**
 * The same platform, which does not knock again where it was turned away: ten thousand refused calls in ten minutes get
 * a bot banned. https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
 */
export function withClosedDoors(platform: Platform, deps: DoorDeps): Platform {
  const deliver: Platform['deliver'] = async (to, view, attempt) => {
    const door = await deps.store.transaction((tx) => tx.findClosedDoor(to))
    if (door && isShut(door, deps.now())) return { kind: 'undeliverable', reason: door.reason }
    const delivery = await platform.deliver(to, view, attempt)
    if (door || delivery.kind === 'undeliverable') await note(deps, to, delivery)
    return delivery
  }
  return { ...platform, deliver }
}

function note({ store, now }: DoorDeps, actor: Actor, delivery: Delivery): Promise<unknown> {
  return store.transaction(async (tx) => {
    if (delivery.kind === 'delivered') return tx.forgetClosedDoor(actor)
    const { reason } = delivery
    return isUnreachable(reason) ? tx.saveClosedDoor({ actor, reason, since: now() }) : false
  })
}
