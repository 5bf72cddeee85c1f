import { timingSafeEqual } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Address } from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'

export type Post = {
  readonly login: { readonly user: string; readonly password: string }
  /** The only address that mail is taken from. */
  readonly sender: string
  /** Whether the delivery at hand is to fail; counts it. */
  readonly isRefused: () => boolean
  readonly deliver: (to: string, letter: Letter) => void
}

/** A mail as it is read, whatever it was encoded in. */
export type Letter = { readonly from: string; readonly subject: string; readonly text: string }

const LARGEST_BYTES = 1024 * 1024

/** A mail submission server without TLS, which a server on the same machine needs none of: https://www.rfc-editor.org/rfc/rfc6409 */
export function openPost({ login, sender, isRefused, deliver }: Post): SMTPServer {
  const server = new SMTPServer({
    name: 'mail.lighthouse.example',
    logger: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    size: LARGEST_BYTES,
    closeTimeout: 50,
    onAuth: ({ username = '', password }, _session, answer) =>
      isSame(username, login.user) && isSame(password ?? '', login.password)
        ? answer(null, { user: username })
        : answer(refusal(535, 'Authentication credentials invalid')),
    onMailFrom: ({ address }, _session, answer) =>
      address.toLowerCase() === sender
        ? answer()
        : answer(refusal(553, 'Sender address rejected: not owned by user')),
    onData: (stream, { envelope }, answer) => {
      void readLetter(stream).then((letter) => {
        if (stream.sizeExceeded) return answer(refusal(552, 'Message exceeds fixed maximum message size'))
        if (isRefused()) return answer(refusal(451, 'Try again later'))
        for (const { address } of envelope.rcptTo) deliver(address.toLowerCase(), letter)
        return answer()
      }, answer)
    },
  })
  // Who hangs up in the middle of it is an error to the package, and would end the process.
  server.on('error', () => undefined)
  return server
}

async function readLetter(stream: SMTPServerDataStream): Promise<Letter> {
  const { from, subject = '', text = '' } = await PostalMime.parse(await buffer(stream))
  return { from: from ? wordsOf(from) : '', subject, text: text.trimEnd() }
}

const wordsOf = ({ name, address }: Address): string => (name ? `${name} <${address}>` : (address ?? ''))

const refusal = (responseCode: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode })

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
