import { auditIn } from './audit.ts'
import { cardsIn } from './cards.ts'
import { effectsIn } from './effects.ts'
import { embeddedAccountsIn } from './embedded-accounts.ts'
import { embeddedMembershipsIn } from './embedded-memberships.ts'
import { embeddedOffersIn } from './embedded-offers.ts'
import { interactionsIn } from './interactions.ts'
import { invitationsIn } from './invitations.ts'
import { linksIn } from './links.ts'
import type { Session } from './session.ts'
import type { Transaction } from './store.ts'
import { tokensIn } from './tokens.ts'

/** The port, put together from the tables. */
export function createTransaction(session: Session): Transaction {
  return {
    ...interactionsIn(session),
    ...invitationsIn(session),
    ...cardsIn(session),
    ...effectsIn(session),
    ...linksIn(session),
    ...tokensIn(session),
    ...auditIn(session),
    embedded: {
      ...embeddedAccountsIn(session),
      ...embeddedMembershipsIn(session),
      ...embeddedOffersIn(session),
    },
  }
}
