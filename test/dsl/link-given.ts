import { noteSecret } from './log.ts'
import type { PersonAt } from './person.ts'

/** The address that somebody was given to hand on. */
export function linkGiven(person: Pick<PersonAt, 'message'>): URL {
  const { text } = person.message('A link for').message
  const [found = ''] = /http:\/\/\S+\/invitation\/[\w-]+/.exec(text) ?? []
  noteSecret(found.split('/').at(-1) ?? '', 'the secret of a link')
  return new URL(found)
}
