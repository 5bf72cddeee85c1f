import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../src/backends/backend.ts'
import { join, offerTo, sendTo } from '../contracts/backend/samples.ts'
import { backendContract } from '../contracts/backend-contract.ts'
import { openEmbedded, stranger } from './open-embedded.ts'

const NOT_YOURS = { kind: 'refused', reason: 'not_yours' }

describe('the embedded backend', () => {
  backendContract(openEmbedded)
})

describe('what only the embedded backend promises', () => {
  let opened: Awaited<ReturnType<typeof openEmbedded>>

  beforeEach(async () => {
    opened = await openEmbedded()
  })

  afterEach(() => opened.close())

  it('lets only the person answer, leave and look at what is theirs', () => {
    const capabilities = Object.entries(opened.backend.facts.capabilities)
    const personal = capabilities.filter(([, { plane }]) => plane === 'personal')
    expect(personal.map(([operation]) => operation)).toEqual([
      'leave',
      'whoIs',
      'listOwnInvitations',
      'accept',
      'decline',
    ])
  })

  it('makes one invitation of the same offer ten times at once', async () => {
    const { backend, meet } = opened
    const offer = await offerTo(opened, await meet())
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => backend.send(offer)))
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(outcomes[0]?.kind).toBe('invited')
    expect(await backend.listInvitations()).toHaveLength(1)
  })

  it('knows a member by account as well as by address', async () => {
    const { backend, meet } = opened
    const account = await join(opened, await meet())
    const offer = await offerTo(opened, await meet(), { invitee: { name: 'Bob', account } })
    expect(await backend.send(offer)).toEqual({ kind: 'already_member' })
  })

  it('makes one membership of twenty accepts at once', async () => {
    const { backend, meet } = opened
    const met = await meet()
    const answer = { key: await sendTo(opened, met), credential: met.credential }
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => backend.accept(answer)))
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(outcomes[0]?.kind).toBe('joined')
    expect((await backend.listMembers({ limit: 9 })).members).toHaveLength(2)
  })

  it('takes who is linked by now for the same person', async () => {
    const { backend, meet } = opened
    const met = await meet()
    const key = await sendTo(opened, met)
    const first = await backend.accept({ key, credential: met.credential })
    if (first.kind !== 'joined' || !first.account) throw new Error(`It was ${first.kind}`)
    expect(await backend.accept({ key, credential: stranger(first.account) })).toEqual(first)
  })

  it('refuses an answer for another account, and changes nothing', async () => {
    const { backend, owner, meet } = opened
    const account = await join(opened, await meet())
    await backend.removeMember(account)
    const offer = await offerTo(opened, await meet(), { invitee: { name: 'Bob', account } })
    const sent = await backend.send(offer)
    if (sent.kind !== 'invited') throw new Error(`It was ${sent.kind}`)
    const answer = { key: sent.key, credential: stranger(owner) }
    expect(await backend.accept(answer)).toEqual(NOT_YOURS)
    expect(await backend.decline(answer)).toEqual(NOT_YOURS)
    expect(await backend.findInvitation(sent.key)).toBeDefined()
  })

  it('leaves a member who accepts the role they have', async () => {
    const { backend, owner, ownerCredential, meet } = opened
    const key = await sendTo(opened, await meet())
    expect(await backend.accept({ key, credential: ownerCredential })).toEqual({
      kind: 'already_member',
      account: owner,
    })
    expect((await backend.findMember({ account: owner }))?.role.rank).toBe('owner')
  })

  it('keeps one of two owners who leave at the same moment', async () => {
    const { backend, owner, meet } = opened
    const other = await join(opened, await meet())
    await backend.changeRole(other, 'owner')
    const outcomes = await Promise.all([owner, other].map((who) => backend.leave(stranger(who))))
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'refused'])
    expect((await backend.listMembers({ limit: 9 })).members).toHaveLength(1)
  })

  it('gives somebody else without an account no part in what was accepted', async () => {
    const key = await sendTo(opened, await opened.meet())
    await opened.backend.accept({ key, credential: stranger() })
    expect(await opened.backend.accept({ key, credential: stranger() })).toEqual(NOT_YOURS)
  })

  it('gives nobody the account of a member who has the address by now', async () => {
    const { backend, owner, store } = opened
    const email = 'ann@lighthouse.example'
    const met = { ...(await opened.meet()), email }
    const key = await sendTo(opened, met)
    await store.transaction((tx) => tx.embedded.saveAccount({ id: owner, name: 'Ann', email }))

    const outcome = await backend.accept({ key, credential: met.credential })
    expect(outcome).toMatchObject({ kind: 'joined' })
    expect(outcome).not.toMatchObject({ account: owner })
  })
})

/** As at a backend that joins people by its own mail: it can neither accept nor decline, and lists no members. */
async function openWithGaps() {
  const opened = await openEmbedded()
  const refuse = async () => ({ kind: 'refused', reason: 'impossible' }) as const
  const gap = { how: 'impossible', plane: 'personal' } as const
  const { facts } = opened.backend
  const capabilities = { ...facts.capabilities, accept: gap, decline: gap, listMembers: gap }
  const backend: Backend = {
    ...opened.backend,
    facts: { ...facts, capabilities },
    accept: refuse,
    decline: refuse,
    listMembers: () => Promise.reject(new Error('This backend cannot list members')),
  }
  const finishByMail = async (email: string) => {
    const found = await opened.backend.findInvitationFor(email)
    if (found) await opened.backend.accept({ key: found.key, credential: stranger() })
  }
  return { ...opened, backend, finishByMail }
}

describe('a backend with gaps', () => {
  backendContract(openWithGaps)
})
