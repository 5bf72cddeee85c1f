import { z } from 'zod'
import { isThisMachine } from '../../domain/this-machine.ts'
import type { IssuerConfig } from '../config.ts'
import type { Environment } from '../environment.ts'
import { secretIn, wrongWithSecret } from './setting.ts'

const line = (most: number) =>
  z
    .string('must be one line of text')
    .max(most, `must have at most ${most} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), 'must be one line of text')

const clientId = line(200).refine((text) => !/\s/.test(text), 'must be one word, as the issuer gave it')

/** As the issuer gave it. Messages are those of a {@link Problem}. */
const clientSecret = z.string('must be one line of text').superRefine((value, context) => {
  const wrong = wrongWithSecret(value)
  if (wrong !== undefined) context.addIssue(wrong)
})

const issuerUrl = z.string('must be one line of text').transform((text, context): URL => {
  const wrong = wrongWithIssuer(text)
  if (wrong === undefined) return new URL(text)
  context.addIssue(wrong)
  return z.NEVER
})

function wrongWithIssuer(text: string): string | undefined {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    return 'must be an address such as https://login.lighthouse.example'
  const { protocol, hostname, username, password, search, hash } = new URL(text)
  if (username || password || search || hash)
    return 'must be the bare address of the issuer, without a name, a password, ? and #'
  if (protocol === 'http:' && !isThisMachine(hostname))
    return 'must begin with https://, because by http:// anybody on the way could be the issuer; only this machine itself may be called by http'
  return undefined
}

const scopes = line(400)
  .transform((text): readonly string[] => text.split(/[\s,]+/).filter((scope) => scope !== ''))
  .refine((names) => names.includes('openid'), {
    error: 'must have openid among them: without it no issuer says who somebody is',
  })

const USUAL_SCOPES: readonly string[] = ['openid', 'email', 'profile', 'offline_access']

const fields = z.object({
  signInIssuer: issuerUrl.optional(),
  signInClientId: clientId.optional(),
  signInName: line(60).optional(),
  signInScopes: scopes.optional(),
})

/** The keys in the team file. */
export const SIGN_IN_KEYS: readonly string[] = [
  'signInIssuer',
  'signInClientId',
  'signInClientSecretFrom',
  'signInName',
  'signInScopes',
]

/** The issuer of a team, if it has one, with its secret as it is. Messages are those of a {@link Problem}. */
export const signInFields: z.ZodType<IssuerConfig | undefined> = fields
  .extend({ signInClientSecret: clientSecret.optional() })
  .transform(({ signInClientSecret: secret, ...set }, context) => issuerOf({ ...set, secret }, context))

/** As {@link signInFields}, with the secret by the name of its variable. */
export const signInFieldsIn = (env: Environment): z.ZodType<IssuerConfig | undefined> =>
  fields
    .extend({ signInClientSecretFrom: secretIn(env, clientSecret).optional() })
    .transform(({ signInClientSecretFrom: secret, ...set }, context) => issuerOf({ ...set, secret }, context))

type Written = z.infer<typeof fields> & { readonly secret: string | undefined }

function issuerOf(written: Written, context: z.RefinementCtx): IssuerConfig | undefined {
  const { signInIssuer: issuer, signInClientId: id, signInName: name, secret } = written
  if (issuer && id !== undefined)
    return {
      issuerUrl: issuer,
      clientId: id,
      ...(secret !== undefined && { clientSecret: secret }),
      name: name ?? issuer.host,
      scopes: written.signInScopes ?? USUAL_SCOPES,
    }
  if (Object.values(written).every((value) => value === undefined)) return undefined
  const [path, message] = issuer ? ['signInClientId', NO_CLIENT] : ['signInIssuer', NO_ISSUER]
  context.addIssue({ code: 'custom', path: [path], message })
  return z.NEVER
}

const NO_ISSUER =
  'is missing, and signing in needs it: write the address of the OpenID Connect issuer where your people sign in, or take the rest of it out'
const NO_CLIENT =
  'is missing, and signing in needs it: register Usher at the issuer, and write the client id that it gives'
