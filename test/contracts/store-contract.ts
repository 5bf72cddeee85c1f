import { describe, it } from 'vitest'
import { adminChannelRules } from './store/admin-channel-rules.ts'
import { auditRules } from './store/audit-rules.ts'
import { bulkRowRules } from './store/bulk-row-rules.ts'
import { bulkRules } from './store/bulk-rules.ts'
import { changeRules } from './store/change-rules.ts'
import { detourRules } from './store/detour-rules.ts'
import { effectRules } from './store/effect-rules.ts'
import { embeddedRules } from './store/embedded-rules.ts'
import { interactionRules } from './store/interaction-rules.ts'
import { invitationListRules } from './store/invitation-list-rules.ts'
import { invitationRules } from './store/invitation-rules.ts'
import { lifeRules } from './store/life-rules.ts'
import { linkRequestRules } from './store/link-request-rules.ts'
import { linkRules } from './store/link-rules.ts'
import { listenRules } from './store/listen-rules.ts'
import { raceRules } from './store/race-rules.ts'
import type { Opened, Place } from './store/rules.ts'
import { tokenRules } from './store/token-rules.ts'
import { transactionRules } from './store/transaction-rules.ts'

/** What every store has to show. `createPlace` gives a fresh place each time. */
export function storeContract(createPlace: () => Promise<Place>): void {
  const chapters = {
    transactions: transactionRules,
    interactions: interactionRules,
    invitations: invitationRules,
    'lists of invitations': invitationListRules,
    changes: changeRules,
    bulks: bulkRules,
    'rows of bulks': bulkRowRules,
    effects: effectRules,
    listening: listenRules,
    'what stands in the way': lifeRules,
    'other ways to an invitee': detourRules,
    links: linkRules,
    'ways to link': linkRequestRules,
    tokens: tokenRules,
    'admin channels': adminChannelRules,
    audit: auditRules,
    'embedded backend': embeddedRules,
    races: raceRules,
  }
  for (const [chapter, rules] of Object.entries(chapters))
    describe(chapter, () => {
      for (const [says, holds] of Object.entries(rules)) it(says, () => check(createPlace, holds))
    })
}

async function check(
  createPlace: () => Promise<Place>,
  holds: (opened: Opened) => Promise<void>,
): Promise<void> {
  const place = await createPlace()
  let store = await place.open()
  const reopen = async () => {
    await store.close()
    store = await place.open()
    return store
  }
  try {
    await holds({ store, reopen })
  } finally {
    await store.close()
  }
}
