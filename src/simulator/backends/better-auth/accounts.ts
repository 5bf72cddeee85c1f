import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { App } from './app.ts'
import type { Time } from './time.ts'

export type Account = {
  readonly id: string
  /** Theirs alone: what they send as bearer. */
  readonly token: string
}

/** Makes the account where there is none; the name is the address up to its @ unless said otherwise. */
export type GetAccount = (email: string, name?: string) => Promise<Account>

/** Accounts of the application, each made once, with the session that it began with. */
export function createAccounts(app: App, time: Time): GetAccount {
  const made = new Map<string, Promise<Account>>()
  return (email, name = email.replace(/@.*/, '')) => {
    time.catchUp()
    const account = made.get(email) ?? makeAccount(app, email, name)
    made.set(email, account)
    return account
  }
}

async function makeAccount(app: App, email: string, name: string): Promise<Account> {
  const { headers, response } = await app.api.signUpEmail({
    body: { email, name, password: randomBytes(16).toString('hex') },
    returnHeaders: true,
  })
  // The session's token with its signature, as the bearer plugin gives it to clients that keep no cookies.
  const token = z.string().parse(headers.get('set-auth-token'))
  return { id: response.user.id, token }
}
