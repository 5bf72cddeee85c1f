import { sameEmail } from '../domain/email.ts'
import type { MemberRef } from './backend.ts'

type Known = { readonly account: string; readonly email?: string }

/** For who has no call for one of them. Their addresses are in lower case. */
export function findAmong<One extends Known>(all: readonly One[], who: MemberRef): One | undefined {
  if ('account' in who) return all.find(({ account }) => account === who.account)
  const address = sameEmail(who.email)
  return all.find(({ email }) => email === address)
}
