import { createHash, timingSafeEqual } from 'node:crypto'
import { parseEmail } from '../domain/email.ts'
import type { MailOutcome } from '../domain/link-outcomes.ts'
import type { MailCode, Wish } from '../domain/link-request.ts'
import { CODE_DIGITS, CODE_LIFE_MS, MAIL_WINDOW_MS, MOST_MAILS } from '../domain/mail-code.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import { type Deps, type Mail, MailUnavailable, type Vault } from './deps.ts'
import { findCaller } from './find-caller.ts'

/** What a mail with a code has to say. */
export type CodeMail = {
  readonly code: string
  /** Who asked for it, as their chat calls them. */
  readonly name: string
  readonly platform: string
  readonly team: Team
}

type MailAsk = {
  readonly email: string
  readonly wish?: Wish
  readonly write: (mail: CodeMail) => Omit<Mail, 'to'>
}

/**
 * Sends a code to an address, so that who reads it there can type it here. Whether anybody in the team has the address
 * is not looked up before they did. Run again after a crash it sends another code, and only that one counts.
 */
export async function mailCode(deps: Deps, caller: Caller, ask: MailAsk): Promise<MailOutcome> {
  const authorization = await authorize(deps, caller, { action: 'link' })
  if (authorization.kind === 'denied') return authorization
  if (!deps.mailer.isOpen) {
    await auditRefusal(deps, caller, { action: 'link', reason: 'mail_closed' })
    return { kind: 'mail_closed', team: caller.team }
  }
  const email = parseEmail(ask.email)
  if (!email) return { kind: 'unreadable' }

  const code = digitsOf(deps.newSecret())
  const isKept = await deps.store.transaction((tx) => keepCode(deps, tx, { caller, ask, email, code }))
  if (!isKept) {
    await auditRefusal(deps, caller, { action: 'link', reason: 'too_many_mails' })
    return { kind: 'too_many_mails' }
  }
  const mail = ask.write(await addressed(deps, caller, code))
  const isSent = await send(deps, { to: email, ...mail })
  if (!isSent) return { kind: 'mail_unavailable' }
  return { kind: 'mailed', team: caller.team, ...(ask.wish && { wish: ask.wish }) }
}

async function addressed(deps: Deps, caller: Caller, code: string): Promise<CodeMail> {
  const { actor, team } = caller
  const platform = deps.platforms.get(actor.platform)?.title ?? actor.platform
  const person = await findCaller(deps, caller)
  return { code, name: person?.name ?? caller.name, platform, team }
}

/** As many digits, each as likely as the others. */
function digitsOf(secret: string): string {
  const number = createHash('sha256').update(secret).digest().readUIntBE(0, 6)
  return String(number % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0')
}

type Kept = {
  readonly caller: Caller
  readonly ask: MailAsk
  readonly email: string
  readonly code: string
}

/** False where there were too many already. */
async function keepCode(
  { now, newSecret, vault }: Deps,
  tx: Transaction,
  { caller, ask, email, code }: Kept,
): Promise<boolean> {
  const { team, actor, place } = caller
  const createdAt = now()
  const since = new Date(createdAt.getTime() - MAIL_WINDOW_MS)
  const { toEmail, byActor } = await tx.countMailCodes({ since, email, actor })
  if (toEmail >= MOST_MAILS || byActor >= MOST_MAILS) return false

  const id = newSecret()
  await tx.saveMailCode({
    id,
    team: team.id,
    tenant: team.tenant,
    actor,
    email,
    code: vault.isOpen ? vault.seal(code, aboutOf(id)) : hashOf(id, code),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + CODE_LIFE_MS),
    attempts: 0,
    isUsed: false,
    ...(ask.wish && { wish: ask.wish }),
  })
  const entry = { at: createdAt, team: team.id, actor, place, decision: 'done' } as const
  await tx.appendAudit({ ...entry, action: 'link.code_mailed' })
  return true
}

const aboutOf = (id: string): string => `mail code ${id}`

/**
 * With the id, so that the same digits are another hash the next time. Whoever reads the store can try all the digits
 * out; with a key to seal them with nobody can.
 */
const hashOf = (id: string, code: string): string =>
  createHash('sha256').update(`${id}\n${code}`).digest('base64url')

/** In a time that tells nothing of how much of it was right. */
export function isSameCode(vault: Vault, { id, code }: MailCode, typed: string): boolean {
  const sent = vault.unseal(code, aboutOf(id))
  const kept = Buffer.from(sent === undefined ? code : hashOf(id, sent))
  const given = Buffer.from(hashOf(id, typed))
  return kept.length === given.length && timingSafeEqual(kept, given)
}

/** False where the mail server does not answer. That it knows nobody of the address is told to nobody either. */
async function send({ mailer }: Deps, mail: Mail): Promise<boolean> {
  try {
    await mailer.send(mail)
    return true
  } catch (error) {
    if (error instanceof MailUnavailable) return error.isRefused
    throw error
  }
}
