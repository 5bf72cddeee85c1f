import { LIMIT, OPENINGS } from '../../../src/simulator/discord/rest/route.ts'
import { chatMethods } from '../../../src/simulator/slack/api/chat.ts'
import { usersMethods } from '../../../src/simulator/slack/api/users.ts'

/** What a run cannot do without, and how long a twin's limit on it makes that take. */
export type Need = {
  readonly call: string
  readonly times: number
  readonly seconds: number
}

/** Each address is looked up; whoever is found gets one message, in a conversation of their own. */
export const slackNeeds = (run: { readonly lookups: number; readonly cards: number }): readonly Need[] => [
  bucketNeed('users.lookupByEmail', usersMethods, run.lookups),
  bucketNeed('chat.postMessage', chatMethods, run.cards),
]

/**
 * Everybody is looked up in the guild and has a conversation opened; each message is the first of its conversation. How
 * many may be begun is a guess of the twin's, since Discord publishes nothing.
 */
export const discordNeeds = (people: number): readonly Need[] => [
  windowNeed('GET /guilds/…/members/…', LIMIT.read, people),
  longerOf(
    windowNeed('POST /users/@me/channels', LIMIT.direct, people),
    laneNeed({ name: 'POST /users/@me/channels', ...OPENINGS, burst: OPENINGS.most }, people),
  ),
]

/** The calls go on side by side: the slowest kind decides. */
export const secondsAllowed = (needs: readonly Need[]): number =>
  Math.max(...needs.map(({ seconds }) => seconds))

type Methods = Readonly<Record<string, { readonly perMinute: number }>>

const longerOf = (one: Need, other: Need): Need => (one.seconds > other.seconds ? one : other)

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
