import { adminChannelsIn } from './admin-channels.ts'
import { auditIn } from './audit.ts'
import { cardsIn } from './cards.ts'
import { changeCardsIn } from './change-cards.ts'
import { changesIn } from './changes.ts'
import { effectsIn } from './effects.ts'
import { embeddedAccountsIn } from './embedded-accounts.ts'
import { embeddedMembershipsIn } from './embedded-memberships.ts'
import { embeddedOffersIn } from './embedded-offers.ts'
import { interactionsIn } from './interactions.ts'
import { invitationsIn } from './invitations.ts'
import { linkRequestsIn } from './link-requests.ts'
import { linksIn } from './links.ts'
import { mailCodesIn } from './mail-codes.ts'
import type { Session } from './session.ts'
import type { Transaction } from './store.ts'
import { tokensIn } from './tokens.ts'

/** The port, put together from the tables. */
export function createTransaction(session: Session): Transaction {
  return {
    ...interactionsIn(session),
    ...invitationsIn(session),
    ...cardsIn(session),
    ...changesIn(session),
    ...changeCardsIn(session),
    ...effectsIn(session),
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
