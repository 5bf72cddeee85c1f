import { describe, expect, it } from 'vitest'
import type { Backend } from '../../src/backends/backend.ts'
import { sendIn, stranger } from '../contracts/backend/samples.ts'
import { backendContract } from '../contracts/backend-contract.ts'
import { openEmbedded } from './open-embedded.ts'
import { TEAM } from './samples.ts'

describe('the embedded backend', () => {
  backendContract(openEmbedded)

  it('can do everything by itself', async () => {
    const { backend, close } = await openEmbedded()
    for (const { how } of Object.values(backend.capabilities)) expect(how).toBe('native')
    await close()
  })

  it('lets only the member answer and leave, and the operator do the rest', async () => {
    const { backend, close } = await openEmbedded()
    const personal = Object.entries(backend.capabilities).filter(([, { plane }]) => plane === 'personal')
    expect(personal.map(([operation]) => operation).toSorted()).toEqual(['accept', 'decline', 'leave'])
    await close()
  })

  it('gives somebody else without an account no part in what was accepted', async () => {
    const opened = await openEmbedded()
    const key = await sendIn(opened, { invitee: { name: 'Bob' } })
    await opened.backend.accept({ team: TEAM, key, credential: stranger() })
    const outcome = await opened.backend.accept({ team: TEAM, key, credential: stranger() })
    expect(outcome).toEqual({ kind: 'refused', reason: 'not_yours' })
    await opened.close()
  })
})

describe('an address', () => {
  it('gives nobody the account of a member who has it by now', async () => {
    const opened = await openEmbedded()
    const email = 'ann@lighthouse.example'
    const key = await sendIn(opened, { invitee: { name: 'Ann', email } })
    await opened.store.transaction((tx) => tx.embedded.saveAccount({ id: opened.owner, name: 'Ann', email }))

    const outcome = await opened.backend.accept({ team: TEAM, key, credential: stranger() })
    expect(outcome).toMatchObject({ kind: 'joined' })
    expect(outcome).not.toMatchObject({ account: opened.owner })
    await opened.close()
  })
})

/** As at a backend that joins people by its own mail: it can neither accept nor decline, and lists no members. */
async function openWithGaps() {
  const opened = await openEmbedded()
  const refuse = async () => ({ kind: 'refused', reason: 'impossible' }) as const
  const gap = { how: 'impossible', plane: 'personal' } as const
  const backend: Backend = {
    ...opened.backend,
    capabilities: { ...opened.backend.capabilities, accept: gap, decline: gap, listMembers: gap },
    accept: refuse,
    decline: refuse,
    listMembers: () => Promise.reject(new Error('This backend lists no members')),
  }
  return { ...opened, backend }
}

describe('a backend with gaps', () => {
  backendContract(openWithGaps)
})
