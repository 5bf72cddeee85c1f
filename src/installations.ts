import type { Logger } from 'pino'
import type { Actor } from './domain/actor.ts'
import type { ChannelRef } from './domain/channel.ts'
import { type Hold, type HoldReason, isOnHold } from './domain/hold.ts'
import { endHolds, OnHold } from './jobs/holds.ts'
import {
  type Delivery,
  type Hear,
  type MessageRef,
  type Platform,
  type PlatformNews,
  PlatformUnavailable,
  type Revision,
} from './platforms/platform.ts'
import type { Store, Transaction } from './store/store.ts'

type Deps = { readonly store: Store; readonly now: () => Date; readonly log: Logger }
type Named = Pick<Platform, 'name' | 'title'>

/** What becomes of Usher's place on a platform: news make holds and end them, in the order in which they came. */
export function hearOf(deps: Deps, platform: Named): Hear {
  let kept = Promise.resolve()
  return (news) => {
    kept = kept.then(() => keep(deps, platform, news))
    return kept
  }
}

async function keep(deps: Deps, platform: Named, news: PlatformNews): Promise<void> {
  const place = { platform: platform.name, ...(news.space !== undefined && { space: news.space }) }
  try {
    if (news.kind === 'lost') await hold(deps, platform, { ...place, reason: news.reason })
    else if ((await endHolds(deps, place)) > 0) deps.log.info(place, 'usher is back, and what waited goes on')
  } catch (err) {
    deps.log.error({ err, ...place, news: news.kind }, 'news of a platform were not kept')
  }
}

/**
 * The same platform, which sends nothing to where there is a hold, and makes one where it is found out by trying. Throws
 * {@link OnHold} for either. A hold ends when a message, of which one is tried now and then, arrives all the same.
 */
export function withHolds(platform: Platform, deps: Deps): Platform {
  const orNotice = <Result>(to: Recipient, call: Promise<Result>): Promise<Result> =>
    call.catch((error: unknown) => notice(deps, platform, { to, error }))
  const unlessHeld = async <Result extends Sent>(to: Recipient, send: () => Promise<Result>) => {
    const held = await findHold(deps, to)
    if (held && !(await mayTry(deps, held))) throw new OnHold(platform, held)
    const sent = await orNotice(to, send())
    if (held && hasArrived(sent)) await keep(deps, platform, { ...held, kind: 'back' })
    return sent
  }
  return {
    ...platform,
    deliver: (to, view, attempt) => unlessHeld(to, () => platform.deliver(to, view, attempt)),
    find: (to, view, nonce) => unlessHeld(to, () => platform.find(to, view, nonce)),
    post: (channel, view, attempt) => unlessHeld(channel, () => platform.post(channel, view, attempt)),
    revise: (ref, view, urgency) => unlessHeld(ref, () => platform.revise(ref, view, urgency)),
    findPerson: (actor, urgency) => orNotice(actor, platform.findPerson(actor, urgency)),
    findPersonByEmail: (email, urgency = 'interactive') =>
      platform.findPersonByEmail(email, urgency).catch((error: unknown) => {
        if (!(error instanceof PlatformUnavailable) || error.hold === undefined) throw error
        // Whom somebody invites meanwhile is reached by what else is known of them; nobody waits for a crowd.
        if (urgency !== 'interactive') throw new OnHold(platform, { reason: error.hold })
        return undefined
      }),
  }
}

type Recipient = Actor | ChannelRef | MessageRef
type Sent = Delivery | Revision | MessageRef | undefined

const hasArrived = (sent: Sent): boolean =>
  sent !== undefined && 'kind' in sent && (sent.kind === 'delivered' || sent.kind === 'revised')

const TRY_EVERY_MS = 15 * 60_000

/**
 * It may be over without a word: another process with the token from before found that one refused, or the platform was
 * wrong. Only the operator ends what may get the bot banned.
 */
async function mayTry({ store, now }: Deps, { platform, space = '', reason, since }: Hold): Promise<boolean> {
  const at = now()
  if (reason === 'flagged' || at.getTime() - since.getTime() < TRY_EVERY_MS) return false
  const until = new Date(at.getTime() + TRY_EVERY_MS)
  return store.transaction((tx) => tx.claimTurn(`try ${platform} ${space}`, { now: at, until }))
}

async function findHold({ store }: Deps, to: Recipient): Promise<Hold | undefined> {
  return store.transaction(async (tx) => {
    const holds = (await tx.listHolds()).filter(({ platform }) => platform === to.platform)
    if (holds.length === 0) return undefined
    const whom = await recipientOf(tx, to)
    // What was sent already may still be changed.
    const isKept = (one: Hold) => 'message' in to && one.reason === 'flagged'
    return holds.find((one) => !isKept(one) && (whom ? isOnHold(one, whom) : one.space === undefined))
  })
}

/** Where a message is says no more than its platform; its card says whose it is. */
const recipientOf = async (tx: Transaction, to: Recipient): Promise<Actor | ChannelRef | undefined> =>
  'message' in to ? (await tx.findCard(to))?.to : to

type Failed = { readonly to: Recipient; readonly error: unknown }

/** Whoever else tries there finds the hold before they ask the platform. */
async function notice(deps: Deps, platform: Platform, { to, error }: Failed): Promise<never> {
  const reason = error instanceof PlatformUnavailable ? error.hold : undefined
  if (!reason) throw error
  const whom = await deps.store.transaction((tx) => recipientOf(tx, to))
  if (whom) await hold(deps, platform, { platform: platform.name, ...spaceOf(whom), reason })
  throw new OnHold(platform, { reason })
}

/** A person's id begins with their workspace, where they are somebody else in each. */
function spaceOf(to: Actor | ChannelRef): Pick<Hold, 'space'> {
  if ('space' in to) return { space: to.space }
  const [space, ...rest] = to.id.split('/')
  return space && rest.length > 0 ? { space } : {}
}

/** The operator reads of it once, also where it is found again and again, by whatever process. */
async function hold({ store, now, log }: Deps, { title }: Named, found: Omit<Hold, 'since'>): Promise<void> {
  const { platform, space, reason } = found
  const isNew = await store.transaction(async (tx) => {
    const known = await tx.listHolds()
    const isCovered = known.some((one) => covers(one, found))
    return !isCovered && (await tx.saveHold({ ...found, since: now() })) === 'saved'
  })
  if (isNew) log.error({ platform, space, reason }, sentence(title, found))
}

/** One on the whole platform is said already. */
const covers = (known: Hold, { platform, space, reason }: Omit<Hold, 'since'>): boolean =>
  known.platform === platform && known.reason === reason && [undefined, space].includes(known.space)

const sentence = (title: string, { space, reason }: Pick<Hold, 'space' | 'reason'>): string =>
  `${title}${space === undefined ? '' : ` (${space})`} ${WHAT_TO_DO[reason]}`

const WHAT_TO_DO: Readonly<Record<HoldReason, string>> = {
  removed: 'has taken Usher out: what is for people there waits until somebody adds Usher again',
  token_refused:
    'does not accept the token of Usher any more: what is for people there waits until you set a new one and start again',
  flagged:
    'stops the direct messages of Usher as spam: they wait; appeal at https://dis.gd/contact, and run "usher resume discord" once that is settled',
}
