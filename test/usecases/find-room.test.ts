import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commandTable } from '../../src/commands.ts'
import { asAccountId, asDeliveryId } from '../../src/domain/ids.ts'
import type { InviteRow } from '../../src/domain/outcomes.ts'
import { findRoom } from '../../src/usecases/find-room.ts'
import { invite } from '../../src/usecases/invite.ts'
import { withoutLinks } from '../fakes/without-links.ts'
import { ann, openRig, type Rig, team } from '../jobs/rig.ts'

let rig: Rig
let deliveries: number

beforeEach(async () => {
  rig = await openRig()
  deliveries = 0
})

afterEach(() => rig.store.close())

async function joining(...names: readonly string[]): Promise<void> {
  await rig.store.transaction(async (tx) => {
    for (const name of names) {
      await tx.embedded.saveAccount({ id: asAccountId(name), name })
      await tx.embedded.saveMembership(team.id, asAccountId(name), 'member')
    }
  })
}

/** Ann invites addresses, and reads what came of each. */
async function inviting(memberLimit: number, ...emails: readonly string[]): Promise<readonly string[]> {
  deliveries += 1
  const caller = {
    actor: ann,
    name: 'Ann',
    place: { platform: 'chat', isDirect: true },
    team: { ...team, memberLimit },
    delivery: asDeliveryId(`d${deliveries}`),
  }
  const deps = {
    ...rig.deps,
    ...withoutLinks,
    owners: [ann],
    commands: commandTable,
    settle: async () => {},
  }
  const named = emails.map((email) => ({ email }))
  const outcome = await invite(deps, caller, { named, unreadable: [], most: 25 })
  return outcome.kind === 'invited' ? outcome.rows.map(wordOf) : [outcome.kind]
}

const wordOf = (row: InviteRow): string => (row.kind === 'not_invitable' ? row.reason : row.kind)

describe('a team that takes only so many', () => {
  test('members and open invitations together leave room for the rest', async () => {
    await joining('dora', 'elif')
    await inviting(10, 'ana@lighthouse.example')
    expect(await findRoom(rig.deps, { ...team, memberLimit: 10 })).toBe(7)
    expect(await findRoom(rig.deps, { ...team, memberLimit: 2 })).toBe(0)
    expect(await findRoom(rig.deps, team)).toBeUndefined()
  })

  test('whoever would be one too many is not invited', async () => {
    await joining('dora')
    expect(await inviting(2, 'ana@lighthouse.example', 'ben@lighthouse.example')).toEqual([
      'invitation',
      'over_limit',
    ])
  })

  test('whoever is invited already takes no more room', async () => {
    await inviting(1, 'ana@lighthouse.example')
    expect(await inviting(1, 'ana@lighthouse.example', 'ben@lighthouse.example')).toEqual([
      'already_invited',
      'over_limit',
    ])
  })
})
