import { LIMITS } from './limits.ts'

/** What a button or a form carries. Everybody who sees it can read it, and can send back anything. */
export type CustomId = { readonly name: string; readonly subject: string }

export function writeCustomId({ name, subject }: CustomId): string {
  const text = `${name}:${subject}`
  if (text.length > LIMITS.customId) throw new Error(`the id of "${name}" is too long for Discord`)
  return text
}

/** Discord wants every id of a message to be another: the name of the `nth` button that says the same. */
export const repeatedName = (name: string, nth: number): string => `${name}#${nth}`

/** Reads anything: a forged id gives a name or subject that nobody knows. */
export function parseCustomId(text: string): CustomId {
  const [name = '', ...rest] = text.split(':')
  return { name: name.replace(/#\d+$/u, ''), subject: rest.join(':') }
}
