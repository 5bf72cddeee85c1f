import { setTimeout as pause } from 'node:timers/promises'
import type { Backend } from '../../../src/backends/backend.ts'
import type { Manners } from '../../../src/backends/backend-kind.ts'
import type { JobDeps } from '../../../src/jobs/deps.ts'
import { runEffect } from '../../../src/jobs/run-effect.ts'
import { createWorker } from '../../../src/jobs/worker.ts'
import { type BackendName, type Bot, openBot } from './bot.ts'
import { type Chance, createChance } from './chance.ts'
import { mixFaults } from './faults.ts'
import { judge, type Tally } from './judge.ts'

export type Wish = {
  /** How many invitations. */
  readonly sends: number
  readonly seed: number
  /** What a backend would be that does it wrong: to see that it is found. */
  readonly spoiled?: (backend: Backend) => Backend
}

const OPEN_MS = 200
const SHORT = { timeoutMs: 300, retries: 1, firstWaitMs: 10, openMs: OPEN_MS }
/** Never leaves the backend alone. */
const STUBBORN: Partial<Manners> = { ...SHORT, failuresToOpen: 1_000_000 }

/** For those to whom nothing happens but that they die. */
const PATIENT: Partial<Manners> = { ...STUBBORN, timeoutMs: 10_000 }

/** Longer than a lease, and than any wait that such a short outage leads to. */
const SETTLED_AFTER_MS = 15 * 60_000

/** Everybody's first send goes wrong; then all is well, and time passes until nothing is left to do. */
export async function faultSends(name: BackendName, { sends, seed, spoiled }: Wish): Promise<Tally> {
  const chance = createChance(seed)
  const emails = chance.shuffle(Array.from({ length: sends }, (_, nth) => `invitee${nth}@${name}.example`))
  const [died, tripped] = [Math.ceil(sends / 10), Math.ceil((sends * 2) / 5)]
  const bot = await openBot(name, spoiled)
  try {
    for (const email of emails.slice(0, Math.ceil(sends / 10))) await bot.place.signUp(email)
    const shuffled = chance.shuffle(emails)
    const stubborn = await bot.connect(STUBBORN)
    await die(bot, await bot.connect(PATIENT), shuffled.slice(0, died))
    await sendInVain(bot, await bot.connect(SHORT), { emails: shuffled.slice(died, died + tripped), chance })
    await sendInVain(bot, stubborn, { emails: shuffled.slice(died + tripped), chance })
    const faulted = new Set(bot.place.sends().flat())
    const before = await bot.place.count()
    await settle(bot, stubborn)
    return await judge(bot, { name, emails, faulted, before })
  } finally {
    await bot.close()
  }
}

/** Their sends are answered to a process that is no more. */
async function die({ store, clock, invite }: Bot, deps: JobDeps, emails: readonly string[]): Promise<void> {
  await invite(emails)
  const { promise: allSent, resolve } = Promise.withResolvers<void>()
  let sent = 0
  const dying = (backend: Backend): Backend => ({
    ...backend,
    send: async (offer) => {
      await backend.send(offer).catch(() => {})
      sent += 1
      if (sent === emails.length) resolve()
      return new Promise<never>(() => {})
    },
  })
  const leaseUntil = new Date(clock.now().getTime() + 120_000)
  const claim = { now: clock.now(), leaseUntil, limit: emails.length }
  const effects = await store.transaction((tx) => tx.claimEffects(claim))
  const dead: JobDeps = { ...deps, backends: { of: (team) => dying(deps.backends.of(team)) } }
  for (const effect of effects) void runEffect(dead, effect)
  await allSent
}

type Vain = { readonly emails: readonly string[]; readonly chance: Chance }

/** More than anybody needs: who is not sent to the first time is tried again, and so are others. */
const FAULTS_EACH = 5

/** Attempts come ever more seldom, so that this is many of them. */
const OUTAGE_MS = 5 * 3_600_000

/** Every send goes wrong until each of them was sent to. */
async function sendInVain(bot: Bot, deps: JobDeps, { emails, chance }: Vain): Promise<void> {
  const { place, clock, invite } = bot
  const endsAtMs = clock.now().getTime() + OUTAGE_MS
  const faults = mixFaults(emails.length * FAULTS_EACH, chance)
  const earlier = place.sends().length
  place.spoil(faults)
  await invite(emails)
  const worker = createWorker(deps)
  await worker.quiet()
  while (!isSubset(emails, place.sends().slice(earlier).flat())) {
    if (clock.now().getTime() > endsAtMs) throw new Error('Somebody is never sent to')
    await pause(OPEN_MS)
    await passToNext(bot)
    await worker.quiet()
  }
  place.spoil([])
  if (place.sends().length - earlier > faults.length) throw new Error('There were fewer faults than sends')
}

function isSubset(some: readonly string[], all: readonly string[]): boolean {
  const found = new Set(all)
  return some.every((one) => found.has(one))
}

async function settle(bot: Bot, deps: JobDeps): Promise<void> {
  const worker = createWorker(deps)
  const endsAtMs = bot.clock.now().getTime() + SETTLED_AFTER_MS
  await worker.quiet()
  while (bot.clock.now().getTime() < endsAtMs && (await passToNext(bot))) await worker.quiet()
}

/** To when something is due; false where nothing ever is. */
async function passToNext({ store, clock }: Bot): Promise<boolean> {
  const at = await store.transaction((tx) => tx.nextEffectAt())
  if (at) clock.advance(Math.max(0, at.getTime() - clock.now().getTime()))
  return at !== undefined
}
