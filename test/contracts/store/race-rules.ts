import { expect } from 'vitest'
import { subjectOf } from '../../../src/domain/effect.ts'
import { asAccountId, asBulkId, asChangeId, asDeliveryId } from '../../../src/domain/ids.ts'
import type { Store, Transaction } from '../../../src/store/store.ts'
import { bulkWith, keepBulks } from './bulk-samples.ts'
import type { StoreRules } from './rules.ts'
import {
  at,
  bob,
  changeWith,
  codeWith,
  invitationWith,
  keep,
  keepChanges,
  requestWith,
  TEAM,
} from './samples.ts'

const fifty = <Out>(work: (number: number) => Promise<Out>): Promise<Out[]> =>
  Promise.all(Array.from({ length: 50 }, (_, number) => work(number)))

/** Fifty transactions at the same moment. Those before them have every connection open, so that none has a start. */
async function crowd<Out>(
  store: Store,
  work: (tx: Transaction, number: number) => Promise<Out>,
): Promise<Out[]> {
  await fifty(() => store.transaction((tx) => tx.nextEffectAt()))
  return fifty((number) => store.transaction((tx) => work(tx, number)))
}

const claim = { now: at(1), leaseUntil: at(60) }

const count = (outcomes: readonly string[], wanted: string): number =>
  outcomes.filter((outcome) => outcome === wanted).length

export const raceRules: StoreRules = {
  'fifty invite one person: one invitation': async ({ store }) => {
    const outcomes = await crowd(store, (tx) =>
      tx.insertInvitation(invitationWith({ invitee: { actors: [bob] } })),
    )
    expect(count(outcomes, 'inserted')).toBe(1)
    const { total } = await store.transaction((tx) => tx.listInvitations({ team: TEAM, limit: 1, offset: 0 }))
    expect(total).toBe(1)
  },

  'one delivery arrives fifty times: kept once': async ({ store }) => {
    const interaction = { id: asDeliveryId('d1'), receivedAt: at(0), body: '{}' }
    const outcomes = await crowd(store, (tx) => tx.keepInteraction(interaction))
    expect(count(outcomes, 'kept')).toBe(1)
  },

  'fifty accept one invitation: one does it': async ({ store }) => {
    const { id, ...rest } = invitationWith()
    await keep(store, { id, ...rest })
    const outcomes = await crowd(store, async (tx) => {
      const invitation = await tx.lockInvitation(id)
      if (invitation?.status !== 'pending') return 'late'
      await tx.saveInvitation({ ...invitation, status: 'joining' })
      await tx.enqueue({ kind: 'accept', invitation: id }, at(0))
      return 'first'
    })
    expect(count(outcomes, 'first')).toBe(1)
    expect(count(outcomes, 'late')).toBe(49)
    expect(await store.transaction((tx) => tx.countEffects({}))).toBe(1)
  },

  'fifty ask for a code for one address: as many are sent as may be': async ({ store }) => {
    const outcomes = await crowd(store, async (tx, number) => {
      const code = codeWith({ id: `code-${number}`, actor: { ...bob, id: `bob-${number}` } })
      const { toEmail } = await tx.countMailCodes({ ...code, since: at(0) })
      if (toEmail >= 3) return 'too_many'
      await tx.saveMailCode(code)
      return 'sent'
    })
    expect(count(outcomes, 'sent')).toBe(3)
  },

  'many claim at once: no effect twice, never two of one invitation': async ({ store }) => {
    const invitations = Array.from({ length: 20 }, () => invitationWith())
    await keep(store, ...invitations)
    await store.transaction(async (tx) => {
      for (const { id } of invitations)
        for (const kind of ['send', 'revise_cards', 'watch'] as const)
          await tx.enqueue({ kind, invitation: id }, at(0))
    })
    const claims = await crowd(store, (tx, number) => {
      const one = number % 2 === 0 ? invitations[number % 20] : undefined
      const wanted = one ? { about: one.id } : {}
      return tx.claimEffects({ now: at(1), leaseUntil: at(60), limit: 3, ...wanted })
    })
    const claimed = claims.flat().map(({ work }) => subjectOf(work))
    expect(new Set(claimed).size).toBe(claimed.length)
    expect(claims.flat().every(({ work }) => work.kind === 'send')).toBe(true)
    // With busy ones left out, a last claim finds whatever is left.
    const rest = await store.transaction((tx) =>
      tx.claimEffects({ now: at(1), leaseUntil: at(60), limit: 50 }),
    )
    expect(claimed.length + rest.length).toBe(20)
  },

  'fifty add an owner where only one may: the team is locked': async ({ store }) => {
    // Locked before: the first time is not the only one that counts.
    await store.transaction((tx) => tx.embedded.lockTeam(TEAM))
    const outcomes = await crowd(store, async ({ embedded }, number) => {
      await embedded.lockTeam(TEAM)
      if ((await embedded.countMemberships(TEAM, { role: 'owner' })) > 0) return 'late'
      const id = asAccountId(`a${number}`)
      await embedded.saveAccount({ id, name: `Owner ${number}` })
      await embedded.saveMembership(TEAM, id, 'owner')
      return 'first'
    })
    expect(count(outcomes, 'first')).toBe(1)
  },

  'many claim at once what changes wait for: no effect twice, never two of one change': async ({ store }) => {
    const changes = Array.from({ length: 10 }, () => changeWith())
    const invitations = Array.from({ length: 10 }, () => invitationWith())
    await keepChanges(store, ...changes)
    await keep(store, ...invitations)
    await store.transaction(async (tx) => {
      for (const kind of ['apply_change', 'revise_change', 'notify_asker'] as const)
        for (const { id } of changes) await tx.enqueue({ kind, change: id }, at(0))
      for (const { id } of invitations) await tx.enqueue({ kind: 'send', invitation: id }, at(0))
    })
    const claims = await crowd(store, (tx, number) => {
      const one = number % 2 === 0 ? changes[number % 10] : undefined
      return tx.claimEffects({ ...claim, limit: 3, ...(one && { about: one.id }) })
    })
    const rest = await store.transaction((tx) => tx.claimEffects({ ...claim, limit: 50 }))
    const claimed = [...claims.flat(), ...rest]
    expect(new Set(claimed.map(({ work }) => subjectOf(work))).size).toBe(20)
    expect(claimed).toHaveLength(20)
    expect(claimed.every(({ work }) => work.kind === 'apply_change' || work.kind === 'send')).toBe(true)
  },

  'fifty confirm as many changes of one member: one is open': async ({ store }) => {
    const { what } = changeWith()
    const drafts = Array.from({ length: 50 }, () => changeWith({ what, status: 'drafted' }))
    await keepChanges(store, ...drafts)
    const outcomes = await crowd(store, async (tx, number) => {
      const draft = await tx.lockChange(drafts[number]?.id ?? asChangeId('none'))
      return draft ? tx.saveChange({ ...draft, status: 'waiting' }) : 'none'
    })
    expect(count(outcomes, 'saved')).toBe(1)
    expect(count(outcomes, 'open')).toBe(49)
  },

  'fifty begin as many lists of one team: one is at work': async ({ store }) => {
    const drafts = Array.from({ length: 50 }, () => bulkWith())
    await keepBulks(store, ...drafts)
    const outcomes = await crowd(store, async (tx, number) => {
      const draft = await tx.lockBulk(drafts[number]?.id ?? asBulkId('none'))
      return draft ? tx.saveBulk({ ...draft, status: 'running' }) : 'none'
    })
    expect([count(outcomes, 'saved'), count(outcomes, 'open')]).toEqual([1, 49])
  },

  'fifty ask for one change, or for as many of one member: one is there': async ({ store }) => {
    const [change, { what }] = [changeWith(), changeWith()]
    const same = await crowd(store, (tx) => tx.insertChange(change))
    expect([count(same, 'inserted'), count(same, 'known')]).toEqual([1, 49])
    const rivals = await crowd(store, (tx) => tx.insertChange(changeWith({ what })))
    expect([count(rivals, 'inserted'), count(rivals, 'open')]).toEqual([1, 49])
  },

  'fifty look for what lapsed: each change is ended once': async ({ store }) => {
    await keepChanges(store, ...Array.from({ length: 20 }, () => changeWith({ dueAt: at(1) })))
    const lapse = async (tx: Transaction) => {
      const lapsed = await tx.lockLapsedChanges(at(2), 3)
      for (const change of lapsed) await tx.saveChange({ ...change, status: 'lapsed' })
      return lapsed.map(({ id }) => id)
    }
    const ended = (await crowd(store, lapse)).flat()
    for (let more = await store.transaction(lapse); more.length > 0; more = await store.transaction(lapse))
      ended.push(...more)
    expect(new Set(ended).size).toBe(20)
    expect(ended).toHaveLength(20)
  },

  'fifty use one link: one gets through': async ({ store }) => {
    const request = requestWith()
    await store.transaction((tx) => tx.saveLinkRequest(request))
    const outcomes = await crowd(store, async (tx) => {
      const found = await tx.lockLinkRequest(request.id)
      if (found?.status !== 'open') return 'late'
      await tx.saveLinkRequest({ ...found, status: 'used' })
      return 'first'
    })
    expect(count(outcomes, 'first')).toBe(1)
  },
}
