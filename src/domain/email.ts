const SHAPE =
  /^[^\s@<>"(),:;[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u

/** Lower-case and trimmed, or undefined where it cannot be an address. At most 254 characters (RFC 5321). */
export function parseEmail(text: string): string | undefined {
  const email = text.trim().toLowerCase()
  if (email.length > 254 || email.includes('..') || email.startsWith('.') || email.includes('.@'))
    return undefined
  return SHAPE.test(email) ? email : undefined
}

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
