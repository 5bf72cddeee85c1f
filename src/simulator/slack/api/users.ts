import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { renderUser } from '../users.ts'
import { flag, type Method, parseArgs, TIER } from './method.ts'

const infoArgs = z.looseObject({ user: z.string(), include_locale: flag })
const lookupArgs = z.looseObject({ email: z.string() })

const info: Method = {
  tokens: ['bot'],
  scopes: ['users:read'],
  perMinute: TIER.four,
  run: ({ workspace }, args, { scopes }) => {
    const asked = parseArgs(infoArgs, args)
    const user = workspace.users.get(asked.user)
    if (!user) throw new Refusal('user_not_found')
    const withEmail = scopes.includes('users:read.email')
    return { user: renderUser(user, { withEmail, withLocale: asked.include_locale }) }
  },
}

const lookupByEmail: Method = {
  tokens: ['bot'],
  scopes: ['users:read.email'],
  perMinute: TIER.three,
  run: ({ workspace }, args) => {
    const { email } = parseArgs(lookupArgs, args)
    const user = [...workspace.users.values()].find((one) => one.email?.toLowerCase() === email.toLowerCase())
    const isActive = user && user.kind !== 'deactivated' && user.kind !== 'stranger'
    if (!isActive) throw new Refusal('users_not_found')
    return { user: renderUser(user, { withEmail: true, withLocale: false }) }
  },
}

export const usersMethods: Readonly<Record<string, Method>> = {
  'users.info': info,
  'users.lookupByEmail': lookupByEmail,
}
