import { randomUUID } from 'node:crypto'
import type { Account, Accounts } from './accounts.ts'
import { refuse } from './refusal.ts'
import { isRole, roleOf, withScope } from './scopes.ts'

export type Member = Omit<Account, 'key'> & { readonly scopes: readonly string[] }

/** The team. Throws a {@link Refusal} for what Deepgram does not let anybody do, whatever their rights. */
export type Project = {
  readonly id: string
  readonly name: string
  /** By address, in the order they came. */
  readonly members: ReadonlyMap<string, Member>
  /** Scopes by address: an invitation has nothing else, neither id nor date. */
  readonly invites: ReadonlyMap<string, string>
  mailsTo(email: string): number
  join(account: Account, role: string): void
  /** Whoever goes loses the keys they made. */
  remove(member: Member): void
  addScope(member: Member, scope: string): void
  invite(email: string, scope: string): void
  revoke(email: string): void
}

export function createProject(name: string, accounts: Accounts): Project {
  const members = new Map<string, Member>()
  const invites = new Map<string, string>()
  const mails = new Map<string, number>()
  return {
    id: randomUUID(),
    name,
    members,
    invites,
    mailsTo: (email) => mails.get(email) ?? 0,
    join: ({ id, email, name: called }, role) => {
      invites.delete(email)
      members.set(email, { id, email, name: called, scopes: [role] })
    },
    remove: (member) => {
      keepOwner(members, member)
      members.delete(member.email)
      accounts.killKey(member.email)
    },
    addScope: (member, scope) => {
      if (isRole(scope) && scope !== 'owner') keepOwner(members, member)
      members.set(member.email, { ...member, scopes: withScope(member.scopes, scope) })
    },
    invite: (email, scope) => {
      if (members.has(email)) throw refuse.isMember()
      if (invites.has(email)) throw refuse.invitedBefore()
      invites.set(email, scope)
      mails.set(email, (mails.get(email) ?? 0) + 1)
    },
    revoke: (email) => {
      if (!invites.delete(email)) throw refuse.unknownInvite()
    },
  }
}

function keepOwner(members: ReadonlyMap<string, Member>, member: Member): void {
  const owners = [...members.values()].filter(isOwner)
  if (isOwner(member) && owners.length === 1) throw refuse.soleOwner()
}

const isOwner = ({ scopes }: Member): boolean => roleOf(scopes) === 'owner'
