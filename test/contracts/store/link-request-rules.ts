import { expect } from 'vitest'
import { asInvitationId, asLinkRequestId } from '../../../src/domain/ids.ts'
import type { LinkRequest, Wish } from '../../../src/domain/link-request.ts'
import type { StoreRules } from './rules.ts'
import { ann, at, bob, bobOnDiscord, codeWith, OTHER_TEAM, requestWith, TEAM } from './samples.ts'

const visit = { way: 'issuer', browser: 'hash of a cookie', state: 'hash of a state', secrets: 'sealed' }
const accept: Wish = { kind: 'accept', invitation: asInvitationId('i1') }

export const linkRequestRules: StoreRules = {
  'a request comes back as it was, by its id or by what the issuer sends back': async ({ store }) => {
    const open = requestWith({ wish: { kind: 'leave' } })
    const started = requestWith({ wish: accept, status: 'started', visit })
    await store.transaction(async (tx) => {
      await tx.saveLinkRequest(open)
      await tx.saveLinkRequest(started)
      expect(await tx.lockLinkRequest(open.id)).toStrictEqual(open)
      expect(await tx.lockLinkRequestByState(visit.state)).toStrictEqual(started)
      expect(await tx.lockLinkRequest(asLinkRequestId('none'))).toBeUndefined()
      expect(await tx.lockLinkRequestByState('forged')).toBeUndefined()
    })
  },

  'saving it again changes it: begun anew, and used, no old state leads to it': async ({ store }) => {
    const { id, ...rest } = requestWith()
    const anew: LinkRequest = {
      id,
      ...rest,
      status: 'started',
      visit: { ...visit, state: 'hash of a new state' },
    }
    const used: LinkRequest = { id, ...rest, status: 'used' }
    await store.transaction(async (tx) => {
      await tx.saveLinkRequest({ id, ...rest })
      await tx.saveLinkRequest({ id, ...rest, status: 'started', visit })
      await tx.saveLinkRequest(anew)
      expect(await tx.lockLinkRequestByState(visit.state)).toBeUndefined()
      expect(await tx.lockLinkRequestByState('hash of a new state')).toStrictEqual(anew)
      await tx.saveLinkRequest(used)
      expect(await tx.lockLinkRequestByState('hash of a new state')).toBeUndefined()
      expect(await tx.lockLinkRequest(id)).toStrictEqual(used)
    })
  },

  'of several codes the newest of the person in the team counts': async ({ store }) => {
    const [older, newest] = [codeWith(), codeWith({ wish: accept, createdAt: at(5) })]
    const others = [
      codeWith({ team: OTHER_TEAM, createdAt: at(9) }),
      codeWith({ actor: bobOnDiscord, createdAt: at(9) }),
    ]
    await store.transaction(async (tx) => {
      for (const code of [newest, older, ...others]) await tx.saveMailCode(code)
      expect(await tx.lockMailCode(TEAM, bob)).toStrictEqual(newest)
      expect(await tx.lockMailCode(TEAM, ann)).toBeUndefined()
    })
  },

  'wrong ones are counted, and a used one stays used': async ({ store }) => {
    const code = codeWith()
    await store.transaction(async (tx) => {
      await tx.saveMailCode(code)
      await tx.saveMailCode({ ...code, attempts: 2 })
      expect(await tx.lockMailCode(TEAM, bob)).toStrictEqual({ ...code, attempts: 2 })
      await tx.saveMailCode({ ...code, attempts: 2, isUsed: true })
      expect(await tx.lockMailCode(TEAM, bob)).toStrictEqual({ ...code, attempts: 2, isUsed: true })
    })
  },

  'what was sent lately is counted by address and by person, whatever the team': async ({ store }) => {
    const query = { email: 'bob@example.com', actor: bob }
    await store.transaction(async (tx) => {
      for (const code of [
        codeWith({ createdAt: at(1) }),
        codeWith({ createdAt: at(2), team: OTHER_TEAM, isUsed: true }),
        codeWith({ createdAt: at(3), email: 'robert@example.com' }),
        codeWith({ createdAt: at(4), actor: ann }),
        codeWith({ createdAt: at(5), actor: { ...bob, platform: 'discord' }, email: 'x@example.com' }),
      ])
        await tx.saveMailCode(code)
      expect(await tx.countMailCodes({ ...query, since: at(0) })).toEqual({ toEmail: 3, byActor: 3 })
      expect(await tx.countMailCodes({ ...query, since: at(2) })).toEqual({ toEmail: 2, byActor: 2 })
      expect(await tx.countMailCodes({ ...query, since: at(9) })).toEqual({ toEmail: 0, byActor: 0 })
    })
  },

  'old requests and codes are forgotten': async ({ store }) => {
    const [old, young] = [requestWith({ status: 'used' }), requestWith({ createdAt: at(5) })]
    const code = codeWith({ createdAt: at(5) })
    await store.transaction(async (tx) => {
      for (const request of [old, young]) await tx.saveLinkRequest(request)
      for (const one of [codeWith(), code]) await tx.saveMailCode(one)
      expect(await tx.purgeLinkRequests(at(5))).toBe(2)
      expect(await tx.lockLinkRequest(old.id)).toBeUndefined()
      expect(await tx.lockLinkRequest(young.id)).toStrictEqual(young)
      expect(await tx.lockMailCode(TEAM, bob)).toStrictEqual(code)
    })
  },
}
