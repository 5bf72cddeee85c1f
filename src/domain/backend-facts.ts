/** What a backend is and can do, for everybody who has to be honest about it. */
export type BackendFacts = {
  /** The folder name: `embedded`. */
  readonly name: string
  /** As people call it. */
  readonly title: string
  readonly capabilities: Capabilities
  /** When its invitations end: at a `dated` moment that it tells, `never` by themselves, or it does not say. */
  readonly expiry: 'dated' | 'never' | 'unknown'
  /** What becomes of an invitee who has an account there: asked like everybody, in at once, or perhaps in by themselves. */
  readonly accountHolders: 'asked' | 'join_at_once' | 'may_join_unasked'
  /** Whether it refuses to leave a team without an owner. */
  readonly lastOwner: 'protected' | 'unprotected' | 'unknown'
  /** How it names an invitation to who sent it: an id at once, one to be looked up, or the address. */
  readonly invitationKey: 'returned' | 'looked_up' | 'address'
  /** What proves that somebody in a chat is an account: being that person, a token of their own, or nothing that Usher could use. */
  readonly proof: 'chat' | 'token' | 'none'
  /** What signing in at the issuer that the team trusts is good for: a right to act here, or a confirmed address alone. */
  readonly signIn: 'credential' | 'email'
  /** Where people get such a token, as the end of "You get one …"; where one is needed. */
  readonly tokenFrom?: string
  /** Where an invitee finishes: by Accept here, in the mail it sends, or behind a link that Usher can give. */
  readonly finish: 'here' | 'mail' | 'link'
  /** Whether it writes to the invitee itself. */
  readonly mailsInvitee: 'yes' | 'no' | 'unknown'
  /** Whether it invites by address only. */
  readonly needsEmail: boolean
  /** What a removed member loses besides the membership, as the end of "They also lose …". */
  readonly goesWithMember?: string
}

/** In the order of the table that people read. */
export const OPERATIONS = [
  'checkHealth',
  'listRoles',
  'listMembers',
  'findMember',
  'removeMember',
  'changeRole',
  'leave',
  'listInvitations',
  'findInvitation',
  'findInvitationFor',
  'send',
  'sendMany',
  'changeInvitedRole',
  'resend',
  'revoke',
  'whoIs',
  'listOwnInvitations',
  'accept',
  'decline',
] as const

export type Operation = (typeof OPERATIONS)[number]

/**
 * How an operation is done: by one call, by composition, only from our own records, or not at all; and with whose
 * credential. An operator credential never answers for an invitee.
 */
export type Capability = {
  readonly how: 'native' | 'emulated' | 'ledger' | 'impossible'
  readonly plane: 'operator' | 'personal'
}

export type Capabilities = Readonly<Record<Operation, Capability>>
