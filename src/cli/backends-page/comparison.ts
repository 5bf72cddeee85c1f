import type { BackendKind } from '../../backends/backend-kind.ts'
import type { BackendFacts } from '../../domain/backend-facts.ts'
import { markdownTable } from '../markdown-table.ts'

/** What differs beside the operations: one row per fact, one column per backend. */
export function comparison(kinds: readonly BackendKind[]): string {
  const header = ['what', ...kinds.map(({ facts }) => facts.title)]
  const rows = Object.values(ROWS).map(({ asks, answer }) => [
    asks,
    ...kinds.map(({ facts }) => answer(facts)),
  ])
  return markdownTable(header, rows)
}

/** Those that take a sentence stand in the section of the backend. */
type Compared = Exclude<
  keyof BackendFacts,
  'name' | 'title' | 'capabilities' | 'tokenFrom' | 'goesWithMember'
>

type Row = { readonly asks: string; readonly answer: (facts: BackendFacts) => string }

const ROWS: Readonly<Record<Compared, Row>> = {
  expiry: { asks: 'an invitation ends', answer: ({ expiry }) => EXPIRY[expiry] },
  accountHolders: {
    asks: 'who has an account there already',
    answer: ({ accountHolders }) => ACCOUNT_HOLDERS[accountHolders],
  },
  lastOwner: { asks: 'it keeps the last owner', answer: ({ lastOwner }) => LAST_OWNER[lastOwner] },
  invitationKey: {
    asks: 'an invitation is named by',
    answer: ({ invitationKey }) => INVITATION_KEY[invitationKey],
  },
  finish: { asks: 'an invitee gets in', answer: ({ finish }) => FINISH[finish] },
  mailsInvitee: {
    asks: 'it writes to the invitee',
    answer: ({ mailsInvitee }) => MAILS_INVITEE[mailsInvitee],
  },
  proof: { asks: 'whose account it is, is proven by', answer: ({ proof }) => PROOF[proof] },
  signIn: {
    asks: 'signing in at its issuer gives Usher',
    answer: ({ signIn }) => SIGN_IN[signIn],
  },
  needsEmail: { asks: 'it needs an address', answer: ({ needsEmail }) => (needsEmail ? 'yes' : 'no') },
}

const EXPIRY: Readonly<Record<BackendFacts['expiry'], string>> = {
  dated: 'at the date that it tells',
  never: 'never by itself; Usher ends it',
  unknown: 'it does not say when; Usher ends it',
}

const ACCOUNT_HOLDERS: Readonly<Record<BackendFacts['accountHolders'], string>> = {
  asked: 'is asked like everybody',
  join_at_once: 'is in at once; Usher asks first',
  may_join_unasked: 'may get in without having accepted',
}

const LAST_OWNER: Readonly<Record<BackendFacts['lastOwner'], string>> = {
  protected: 'yes',
  unprotected: 'no, only Usher does',
  unknown: 'it does not say; Usher does',
}

const INVITATION_KEY: Readonly<Record<BackendFacts['invitationKey'], string>> = {
  returned: 'an id, told at once',
  looked_up: 'an id, to be looked up',
  address: 'the address',
}

const FINISH: Readonly<Record<BackendFacts['finish'], string>> = {
  here: 'by *Accept* in the chat',
  mail: 'behind the link in its mail',
  link: 'behind a link that Usher gives',
}

const MAILS_INVITEE: Readonly<Record<BackendFacts['mailsInvitee'], string>> = {
  yes: 'yes',
  no: 'no, only Usher does',
  unknown: 'it does not say',
}

const SIGN_IN: Readonly<Record<BackendFacts['signIn'], string>> = {
  credential: 'the right to act for the person',
  email: 'a confirmed address',
}

const PROOF: Readonly<Record<BackendFacts['proof'], string>> = {
  chat: 'being that person in the chat',
  token: 'a token of their own',
  none: 'nothing that Usher could use',
}
