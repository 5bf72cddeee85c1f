import { OPENING } from '../../../src/platforms/discord/limits.ts'
import { LIMIT } from '../../../src/simulator/discord/rest/route.ts'
import { chatMethods } from '../../../src/simulator/slack/api/chat.ts'
import { usersMethods } from '../../../src/simulator/slack/api/users.ts'

/** What a run cannot do without, and how long a twin's limit on it makes that take. */
export type Need = {
  readonly call: string
  readonly times: number
  readonly seconds: number
  /** No twin enforces it. */
  readonly isOurs?: boolean
}

/** Each address is looked up; whoever is found gets one message, in a conversation of their own. */
export const slackNeeds = (run: { readonly lookups: number; readonly cards: number }): readonly Need[] => [
  bucketNeed('users.lookupByEmail', usersMethods, run.lookups),
  bucketNeed('chat.postMessage', chatMethods, run.cards),
]

/**
 * Everybody is looked up in the guild and has a conversation opened; each message is the first of its conversation. What
 * of that Discord takes for spam it does not publish: what Usher takes for safe is a limit as well.
 */
export const discordNeeds = (people: number): readonly Need[] => [
  windowNeed('GET /guilds/…/members/…', LIMIT.read, people),
  windowNeed('POST /users/@me/channels', LIMIT.direct, people),
  { ...laneNeed(OPENING.crowd, people), isOurs: true },
]

/** The calls go on side by side: the slowest kind decides. */
export const secondsAllowed = (needs: readonly Need[]): number =>
  Math.max(...needs.map(({ seconds }) => seconds))

type Methods = Readonly<Record<string, { readonly perMinute: number }>>

/** As much at once as in a minute. */
function bucketNeed(name: string, methods: Methods, times: number): Need {
  const { perMinute } = methods[name] ?? {}
  if (perMinute === undefined) throw new Error(`the twin has no ${name}`)
  return laneNeed({ name, perMinute, burst: perMinute }, times)
}

type Lane = { readonly name: string; readonly perMinute: number; readonly burst: number }

/** A bucket that is full at the start, and refilled bit by bit. */
const laneNeed = ({ name: call, perMinute, burst }: Lane, times: number): Need => ({
  call,
  times,
  seconds: (Math.max(0, times - burst) * 60) / perMinute,
})

type Window = { readonly most: number; readonly perMs: number }

/** So many in each window of time; the last window need not end. */
const windowNeed = (call: string, { most, perMs }: Window, times: number): Need => ({
  call,
  times,
  seconds: (Math.max(0, Math.ceil(times / most) - 1) * perMs) / 1000,
})
