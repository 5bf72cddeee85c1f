import { adminChannelsIn } from './admin-channels.ts'
import { auditIn } from './audit.ts'
import { bulkRowsIn } from './bulk-rows.ts'
import { bulksIn } from './bulks.ts'
import { cardsIn } from './cards.ts'
import { changesIn } from './changes.ts'
import { closedDoorsIn } from './closed-doors.ts'
import { detoursIn } from './detours.ts'
import { effectsIn } from './effects.ts'
import { embeddedAccountsIn } from './embedded-accounts.ts'
import { embeddedMembershipsIn } from './embedded-memberships.ts'
import { embeddedOffersIn } from './embedded-offers.ts'
import { holdsIn } from './holds.ts'
import { interactionsIn } from './interactions.ts'
import { invitationLinksIn } from './invitation-links.ts'
import { invitationsIn } from './invitations.ts'
import { linkRequestsIn } from './link-requests.ts'
import { linksIn } from './links.ts'
import { keptEffectsIn } from './list-effects.ts'
import { mailCodesIn } from './mail-codes.ts'
import type { Session } from './session.ts'
import type { Transaction } from './store.ts'
import { tokensIn } from './tokens.ts'
import { turnsIn } from './turns.ts'

/** The port, put together from the tables. */
export function createTransaction(session: Session): Transaction {
  return {
    ...interactionsIn(session),
    ...invitationsIn(session),
    ...cardsIn(session),
    ...changesIn(session),
    ...bulksIn(session),
    ...bulkRowsIn(session),
    ...effectsIn(session),
    ...keptEffectsIn(session),
    ...holdsIn(session),
    ...turnsIn(session),
    ...closedDoorsIn(session),
    ...detoursIn(session),
    ...invitationLinksIn(session),
    ...linksIn(session),
    ...linkRequestsIn(session),
    ...mailCodesIn(session),
    ...tokensIn(session),
    ...adminChannelsIn(session),
    ...auditIn(session),
    embedded: {
      ...embeddedAccountsIn(session),
      ...embeddedMembershipsIn(session),
      ...embeddedOffersIn(session),
    },
  }
}
