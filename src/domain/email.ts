const SHAPE =
  /^[^\s@<>"(),:;[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u

const LONGEST = 254

/**
 * Lower-case, trimmed and its domain as the DNS writes it, or undefined where it cannot be an address. At most as
 * many characters as RFC 5321 allows.
 */
export function parseEmail(text: string): string | undefined {
  const typed = text.trim()
  if (typed.length > LONGEST) return undefined
  const email = sameEmail(typed)
  if (email.length > LONGEST || email.includes('..') || email.startsWith('.') || email.includes('.@'))
    return undefined
  return SHAPE.test(email) ? email : undefined
}

/**
 * One spelling of an address, whatever it is: in lower case. A domain with letters beyond ASCII has two, and whoever has
 * an address there is one person by either.
 */
export function sameEmail(spelling: string): string {
  const email = spelling.toLowerCase()
  const [domain] = INTERNATIONAL.exec(email) ?? []
  if (domain === undefined || !URL.canParse(`http://${domain}`)) return email
  return `${email.slice(0, -domain.length)}${new URL(`http://${domain}`).hostname}`
}

/** Of the domain's characters one is beyond ASCII. */
const INTERNATIONAL = /(?<=@)[\p{L}\p{M}\p{N}.-]*[\u{80}-\u{10ffff}][\p{L}\p{M}\p{N}.-]*$/u

/** Addresses as people type them, one after the other; what is no address is handed back as it was typed. */
export function parseEmails(text: string): {
  readonly emails: readonly string[]
  readonly unreadable: readonly string[]
} {
  const words = text.split(/[\s,;]+/u).map((word) => word.replace(/^[<("']+|[>)"'.]+$/gu, ''))
  const typed = words.filter((word) => word !== '')
  const emails = typed
    .map((word) => parseEmail(word.replace(/^mailto:/i, '')))
    .filter((email) => email !== undefined)
  return {
    emails: [...new Set(emails)],
    unreadable: typed.filter((word) => !parseEmail(word.replace(/^mailto:/i, ''))),
  }
}
