/** What a bare bot says, in its platform's own JSON. */
export type BareWords<Message> = Readonly<Record<'help' | 'inbox' | 'card' | 'joined', Message>>

/** As the bench handed them over. Without a schema library, which would weigh on a bot that is to be bare. */
export function readBareWords<Message>(): BareWords<Message> {
  const words: unknown = JSON.parse(process.env['WORDS'] ?? '{}')
  if (!isWords<Message>(words)) throw new Error('WORDS is not what the bench hands over')
  return words
}

const isWords = <Message>(words: unknown): words is BareWords<Message> =>
  typeof words === 'object' &&
  words !== null &&
  ['help', 'inbox', 'card', 'joined'].every((name) => Object.hasOwn(words, name))
