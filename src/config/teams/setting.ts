import { z } from 'zod'
import type { SettingSpec } from '../../backends/backend-kind.ts'
import { isThisMachine } from '../../domain/this-machine.ts'
import type { Environment } from '../environment.ts'
import { sentence } from './problem.ts'

/** One setting of a backend. Messages are those of a {@link Problem}; `who` is the backend as people call it. */
export function setting(spec: SettingSpec, who: string): z.ZodType<string> {
  const rule = required(`is missing, and ${who} needs it. ${sentence(spec.description)}`).superRefine(
    (value, context) => {
      const wrong = RULES[spec.kind](value)
      if (wrong !== undefined) context.addIssue(`${wrong}. ${sentence(spec.description)}`)
    },
  )
  return spec.default === undefined ? rule : rule.default(spec.default)
}

/** Its key in the team file, where no secret stands, but the name of the variable that holds it. */
export const writtenKey = ({ key, kind }: Pick<SettingSpec, 'key' | 'kind'>): string =>
  kind === 'secret' ? `${key}From` : key

/** A secret by the name of its variable. What is no such name is never repeated: it may be the secret itself. */
export function secretFrom(spec: SettingSpec, who: string, env: Environment): z.ZodType<string> {
  const named = secretIn(env, setting(spec, who), missingName(spec, who))
  return spec.default === undefined ? named : named.default(spec.default)
}

/** What the variable holds that is named, as `rule` wants it. */
export const secretIn = (env: Environment, rule: z.ZodType<string>, missing = ''): z.ZodType<string> =>
  required(missing).transform((name, context): string => {
    const found = lookUp(name, { env, rule })
    if (found.kind === 'found') return found.secret
    context.addIssue(found.says)
    return z.NEVER
  })

const missingName = ({ variable, description }: SettingSpec, who: string): string =>
  `is missing, and ${who} needs it: write the name of the variable that holds the secret, such as ${variable}. ${sentence(description)}`

type Search = { readonly env: Environment; readonly rule: z.ZodType<string> }
type Found =
  | { readonly kind: 'found'; readonly secret: string }
  | { readonly kind: 'wrong'; readonly says: string }

function lookUp(name: string, { env, rule }: Search): Found {
  if (!VARIABLE_NAME.test(name)) return { kind: 'wrong', says: NO_NAME }
  const secret = env[name]
  if (secret === undefined)
    return {
      kind: 'wrong',
      says: `the variable ${name} is not set; set it where Usher is started, or in the file .env there`,
    }
  const [issue] = rule.safeParse(secret).error?.issues ?? []
  return issue ? { kind: 'wrong', says: `the variable ${name} ${issue.message}` } : { kind: 'found', secret }
}

const NO_NAME =
  'must be the name of a variable, in capitals, digits and underscores; the secret itself does not belong in the file'

/** Parts of at most 20 characters: a key without lower-case letters would be longer. */
const VARIABLE_NAME = /^[A-Z][A-Z0-9]{0,19}(?:_[A-Z0-9]{1,20}){0,9}$/

const required = (missing: string) =>
  z.string({ error: ({ input }) => (input === undefined ? missing : 'must be one line of text') })

/** What is wrong with a value that is there. */
const RULES: Readonly<Record<SettingSpec['kind'], (value: string) => string | undefined>> = {
  text: (value) => {
    if (value === '' || value.length > 200 || /\p{Cc}/u.test(value)) return 'must be one line of text'
    return PLACEHOLDER.test(value) ? 'still holds the placeholder of an example' : undefined
  },
  secret: wrongWithSecret,
  uuid: (value) =>
    z.guid().safeParse(value).success ? undefined : `must be an id of the form ${EXAMPLE_ID}`,
  url: (value) => {
    if (!URL.canParse(value)) return BAD_URL
    return wrongWithUrl(new URL(value))
  },
}

/** For whoever pasted something else, as what follows its name. */
export function wrongWithSecret(value: string): string | undefined {
  if (PLACEHOLDER.test(value)) return 'still holds the placeholder of an example'
  if (/\s/.test(value))
    return 'must be the bare secret, without spaces and without a word such as Bearer before it'
  if (/^(["'`]).*\1$/.test(value)) return 'must be the bare secret, without quotes around it'
  return /^[\x21-\x7e]{1,4096}$/.test(value) ? undefined : 'holds signs that no secret has: copy it again'
}

const PLACEHOLDER =
  /^(?:<.*>|\[.*\]|\{.*\}|\$\{?\w+\}?|x{3,}|\*+|\.+|-+|…|(?:change|replace)[-_ ]?me|your[-_ ].*|.*[-_ ]here|todo|tbd|fixme|placeholder|dummy|none|null|undefined|secret|password|token|api[-_ ]?key)$/i

const EXAMPLE_ID = '01234567-89ab-cdef-0123-456789abcdef'
const BAD_URL = 'must be an address such as https://api.lighthouse.example'

function wrongWithUrl(url: URL): string | undefined {
  if (!/^https?:$/.test(url.protocol)) return BAD_URL
  if (url.username || url.password) return 'must be an address without a name or password in it'
  if (url.search || url.hash) return 'must be an address without ? and #'
  if (url.protocol === 'http:' && !isThisMachine(url.hostname))
    return 'must begin with https://, because by http:// everybody on the way could read the secret; only this machine itself may be called by http'
  return undefined
}
