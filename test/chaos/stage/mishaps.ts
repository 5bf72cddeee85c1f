import type { Chance } from '../../bench/timeouts/chance.ts'

/** Who is called by the bot. */
export type Callee = 'slack' | 'discord' | 'backend'

/** What goes wrong with a call. Of the last three, the work is done. */
export type Mishap = 'busy' | 'broken' | 'hung_up' | 'late_error' | 'cut' | 'silence'

const QUICK = ['busy', 'broken', 'hung_up', 'late_error', 'cut'] as const satisfies Mishap[]
/** `silence` costs as long as the bot is patient, so it is the rarest. */
const KINDS: readonly Mishap[] = [...QUICK, ...QUICK, ...QUICK, 'silence']

/** Connecting is left alone: a process that cannot start does nothing that could go wrong. */
const SPARED: Readonly<Record<Callee, RegExp>> = {
  slack: /^(auth|apps)\./,
  discord: /\/(gateway|applications|oauth2)\b/,
  backend: /^$/,
}

/** Whoever looks something up can look again, so it never takes long when it goes wrong. */
const LOOKUPS: Readonly<Record<Callee, RegExp>> = {
  slack: /^(?!chat\.)/,
  discord: /^GET /,
  backend: /^GET /,
}

export type Mishaps = {
  /** What happens to this call, if anything. */
  readonly draw: (callee: Callee, name: string) => Mishap | undefined
  /** In what share of calls something goes wrong from now on. */
  readonly set: (share: number) => void
  /** How many calls went wrong, and how many there were. */
  readonly count: () => { readonly wrong: number; readonly all: number }
}

/** @param lookups whether what is only looked up goes wrong as often as the rest, or four times as seldom */
export function createMishaps(chance: Chance, lookups: 'seldom' | 'as often' = 'seldom'): Mishaps {
  let share = 0
  let wrong = 0
  let all = 0
  return {
    draw: (callee, name) => {
      if (share === 0 || SPARED[callee].test(name)) return undefined
      all += 1
      const isLookup = LOOKUPS[callee].test(name)
      if (!chance.roll(isLookup && lookups === 'seldom' ? share / 4 : share)) return undefined
      wrong += 1
      return chance.pick(isLookup ? QUICK : KINDS)
    },
    set: (next) => {
      share = next
    },
    count: () => ({ wrong, all }),
  }
}

export type Refusal = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const JSON_TYPE = { 'content-type': 'application/json' } as const

/** In each one's own words. */
export const BUSY: Readonly<Record<Callee, Refusal>> = {
  // https://docs.slack.dev/apis/web-api/rate-limits
  slack: {
    status: 429,
    headers: { ...JSON_TYPE, 'retry-after': '1' },
    body: '{"ok":false,"error":"ratelimited"}',
  },
  // https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit
  discord: {
    status: 429,
    headers: { ...JSON_TYPE, 'retry-after': '1', 'x-ratelimit-scope': 'user' },
    body: '{"message":"You are being rate limited.","retry_after":1,"global":false}',
  },
  backend: { status: 429, headers: { ...JSON_TYPE, 'retry-after': '1' }, body: '{}' },
}

export const BROKEN: Refusal = { status: 500, headers: JSON_TYPE, body: '{}' }
