import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../clock.ts'
import { openPost } from './open-post.ts'

/** Everybody's mail, and the server that one sends it by. */
export type Mailbox = {
  /** What an operator would set to let Usher write mails. */
  readonly environment: Readonly<Record<string, string>>
  /** Oldest first; one for each recipient. */
  readonly mails: () => readonly Mail[]
  /** The next `times` deliveries fail with 451, which means: come back later. */
  refuse(times: number): void
  /** Calls `listener` after each mail; the answer takes it off again. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

export type Mail = {
  readonly id: string
  /** Lower-case. */
  readonly to: string
  /** `Usher <usher@lighthouse.example>` */
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly at: Date
}

const USER = 'usher'
const ADDRESS = 'usher@lighthouse.example'

/** A mail server on this machine for whom knows the password. No mail leaves it. */
export async function startMailbox({ clock }: { readonly clock: Clock }): Promise<Mailbox> {
  const mails: Mail[] = []
  const listeners = new Set<() => void>()
  let refusals = 0
  const password = randomBytes(24).toString('base64url')
  const server = openPost({
    login: { user: USER, password },
    sender: ADDRESS,
    isRefused: () => refusals > 0 && refusals-- > 0,
    deliver: (to, letter) => {
      mails.push({ ...letter, id: String(mails.length + 1), to, at: clock.now() })
      for (const listen of listeners) listen()
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  return {
    environment: {
      USHER_MAIL_URL: `smtp://${USER}:${password}@127.0.0.1:${portOf(listening.address())}`,
      USHER_MAIL_FROM: `Usher <${ADDRESS}>`,
    },
    mails: () => mails,
    refuse: (times) => {
      refusals = times
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the mailbox has no port')
  return address.port
}
