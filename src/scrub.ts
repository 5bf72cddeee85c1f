const SECRETS: readonly (readonly [shape: RegExp, instead: string])[] = [
  // A field of JSON whose name tells on it.
  [/("\w*(?:token|secret|password|authorization|e-?mail)":)"(?:[^"\\]|\\.)*"/gi, '$1"[hidden]"'],
  [/\bxox[a-z](?:\.xox[a-z])?-[\w-]+/g, '[slack token]'],
  [/\bxapp-[\w-]+/g, '[slack token]'],
  [/\b[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}/g, '[discord token]'],
  [/\b(Bearer|Bot) [\w.~+/-]{8,}=*/g, '$1 [token]'],
  // Whoever has these addresses may answer in the bot's name, or in a person's.
  [/(\/(?:interactions|webhooks)\/\d+\/)[\w-]+/g, '$1[token]'],
  [/(\/(?:link|invitation)\/)[\w-]{20,}/g, '$1[token]'],
  // Whoever has these may read a file, or bring one.
  [/([?&]hm=)\w+/g, '$1[token]'],
  [/(\/upload\/v\d+\/)[\w-]+/g, '$1[token]'],
  [/(hooks\.slack\.com\/)[\w/-]+/g, '$1[token]'],
  [/(\w+:\/\/)[^\s"'@/]+@/g, '$1[credentials]@'],
  [/[^\s"'<>()@\\/:=,;[\]]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[address]'],
]

/** Strikes out whatever has the shape of a token, a one-time link or an e-mail address. */
export const scrub = (line: string): string =>
  SECRETS.reduce((text, [shape, instead]) => text.replace(shape, instead), line)
