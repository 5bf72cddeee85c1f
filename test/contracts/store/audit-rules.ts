import { expect } from 'vitest'
import type { AuditEntry } from '../../../src/domain/audit.ts'
import type { StoreRules } from './rules.ts'
import { ann, at, changeWith, invitationWith, OTHER_TEAM, TEAM } from './samples.ts'

const { id: invitation } = invitationWith()

const full: AuditEntry = {
  at: at(5),
  team: TEAM,
  actor: ann,
  place: { platform: 'slack', space: 'T1', channel: 'C1', isDirect: false },
  action: 'revoke',
  invitation,
  decision: 'refused',
  reason: 'rank_too_low',
}
const least: AuditEntry = { at: at(5), team: TEAM, action: 'invitation.expired', decision: 'done' }

export const auditRules: StoreRules = {
  'entries come back as they were, oldest first': async ({ store }) => {
    const earlier: AuditEntry = { ...least, at: at(1), place: { platform: 'discord', isDirect: true } }
    await store.transaction(async (tx) => {
      for (const entry of [full, least, earlier]) await tx.appendAudit(entry)
      expect(await tx.listAudit({ team: TEAM })).toStrictEqual([earlier, full, least])
    })
  },

  'entries can be asked for by change': async ({ store }) => {
    const { id: change } = changeWith()
    const entry: AuditEntry = { ...least, action: 'change.lapsed', change }
    await store.transaction(async (tx) => {
      for (const one of [full, entry, { ...entry, team: OTHER_TEAM }]) await tx.appendAudit(one)
      expect(await tx.listAudit({ team: TEAM, change })).toStrictEqual([entry])
    })
  },

  'entries can be asked for by team and invitation': async ({ store }) => {
    await store.transaction(async (tx) => {
      for (const entry of [full, least, { ...full, team: OTHER_TEAM }]) await tx.appendAudit(entry)
      expect(await tx.listAudit({ team: TEAM, invitation })).toEqual([full])
      expect(await tx.listAudit({ team: OTHER_TEAM })).toEqual([{ ...full, team: OTHER_TEAM }])
    })
  },
}
