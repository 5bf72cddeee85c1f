import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { parseEmail } from '../domain/email.ts'
import { isThisMachine } from '../domain/this-machine.ts'
import { type Mail, type Mailer, MailUnavailable } from '../usecases/deps.ts'

export type MailSettings = {
  /** `smtps:` for TLS from the start, `smtp:` for STARTTLS. */
  readonly url: URL
  readonly from: { readonly name: string; readonly address: string }
  readonly timeoutMs?: number
}

/** Where the operator named no mail server. */
export const closedMailer: Mailer = {
  isOpen: false,
  send: () => Promise.reject(new Error('There is no mail server')),
}

const TIMEOUT_MS = 10_000

/** A connection for each mail: they are few, and a server that was restarted is none the worse. */
export function createMailer(settings: MailSettings): Mailer {
  const transport = createTransport(connectionTo(settings))
  return {
    isOpen: true,
    send: async (mail) => {
      const to = parseEmail(mail.to)
      if (to === undefined) throw new MailUnavailable('no_address', { isRefused: true })
      try {
        await transport.sendMail(letterOf(settings, { ...mail, to }))
      } catch (error) {
        // Without the cause, because it holds the address.
        throw new MailUnavailable(problemOf(error), { isRefused: isRefused(error) })
      }
    },
  }
}

function connectionTo({ url, timeoutMs = TIMEOUT_MS }: MailSettings) {
  const { username, password, port } = url
  const host = url.hostname.toLowerCase()
  const secure = url.protocol === 'smtps:'
  const isPlain = !secure && isThisMachine(host)
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port || (secure ? 465 : 587)),
    secure,
    requireTLS: !isPlain,
    // Else a certificate that nobody signed would keep this machine from itself.
    ignoreTLS: isPlain,
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  }
}

const letterOf = ({ from }: MailSettings, { to, subject, text }: Mail) => ({
  from,
  to: { name: '', address: to },
  // A line more would be a header more.
  subject: subject.replaceAll(/\p{Cc}+/gu, ' '),
  text,
  xMailer: false as const,
  // So that nobody's holiday answers: https://www.rfc-editor.org/rfc/rfc3834
  headers: { 'Auto-Submitted': 'auto-generated' },
})

const trouble = z.object({
  code: z.string().catch('unknown'),
  command: z.string().catch(''),
  responseCode: z.number().catch(0),
})

function problemOf(error: unknown): string {
  const { code, responseCode: status } = trouble.parse(error)
  return status === 0 ? code : `${code} ${status}`
}

/** What is wrong with a mailbox for good; other refusals are about who sends: https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3 */
const MAILBOX_REFUSALS: readonly number[] = [550, 551, 552, 553, 556]

function isRefused(error: unknown): boolean {
  const { command, responseCode: status } = trouble.parse(error)
  return command === 'RCPT TO' && MAILBOX_REFUSALS.includes(status)
}
