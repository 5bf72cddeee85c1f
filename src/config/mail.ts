import { z } from 'zod'
import { parseEmail } from '../domain/email.ts'
import type { MailConfig } from './config.ts'

/** No value is repeated, because it holds a password. */
export const mailUrl = (name: string): z.ZodType<URL, string> =>
  z.string().transform((text, context): URL => {
    const wrong = wrongWith(text)
    if (wrong === undefined) return new URL(text)
    context.addIssue(`${name} ${wrong}.`)
    return z.NEVER
  })

function wrongWith(text: string): string | undefined {
  if (!URL.canParse(text)) return BAD_URL
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(text)
  if (!/^smtps?:$/.test(protocol) || hostname === '') return BAD_URL
  if (!/^\/?$/.test(pathname) || search !== '' || hash !== '') return BAD_URL
  if ((username === '') !== (password === ''))
    return 'names a user without a password, or a password without a user: write both, or neither'
  return isReadable(username) && isReadable(password) ? undefined : BAD_ESCAPES
}

const BAD_URL =
  'must be an address such as smtps://user:password@mail.lighthouse.example, or one that begins with smtp:// where the server speaks STARTTLS'

const BAD_ESCAPES =
  'holds a % that stands for itself: write %25 for it, and the other signs that addresses keep for themselves alike'

function isReadable(part: string): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(part))
  } catch {
    return false
  }
}

/** `Usher <usher@lighthouse.example>`, or the address alone. */
export const mailSender = (name: string): z.ZodType<MailConfig['from'], string> =>
  z.string().transform((text, context): MailConfig['from'] => {
    const [, title = '', bracketed = ''] = /^([^<>@]*)<([^<>]+)>$/.exec(text) ?? []
    const address = parseEmail(bracketed || text)
    if (address && !/\p{Cc}/u.test(title))
      return { name: title.replaceAll('"', '').trim() || 'Usher', address }
    context.addIssue(
      `${name} must be an address such as usher@lighthouse.example, or Usher <usher@lighthouse.example>.`,
    )
    return z.NEVER
  })
