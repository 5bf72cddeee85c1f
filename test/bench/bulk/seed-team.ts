import { randomUUID } from 'node:crypto'
import { asAccountId, asBackendKey, asTeamId } from '../../../src/domain/ids.ts'
import { openStore } from '../../../src/store/open-store.ts'
import type { Transaction } from '../../../src/store/store.ts'
import { invitationWith } from '../../contracts/store/samples.ts'
import { invitedEmail, KNOWN, memberEmail } from './mixed-list.ts'

const TEAM = asTeamId('main')
const WEEK_MS = 7 * 24 * 60 * 60_000

/** Members and open invitations of a team in Usher's own database, before the bot has ever been started. */
export async function seedTeam(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir })
  await store.transaction(async (tx) => {
    await tx.embedded.lockTeam(TEAM)
    for (let index = 0; index < KNOWN.members; index += 1) await addMember(tx, index)
    for (let index = 0; index < KNOWN.invited; index += 1) await addInvitation(tx, index)
  })
  await store.close()
}

async function addMember({ embedded }: Transaction, index: number): Promise<void> {
  const account = { id: asAccountId(randomUUID()), name: `Member ${index}`, email: memberEmail(index) }
  await embedded.saveAccount(account)
  await embedded.saveMembership(TEAM, account.id, 'member')
}

/** As the backend and the ledger have it. */
async function addInvitation(tx: Transaction, index: number): Promise<void> {
  const email = invitedEmail(index)
  const [createdAt, key] = [new Date(), asBackendKey(randomUUID())]
  const expiresAt = new Date(createdAt.getTime() + WEEK_MS)
  const invitation = invitationWith({
    team: TEAM,
    tenant: 'embedded',
    backendKey: key,
    createdAt,
    expiresAt,
    invitee: { key: `email:${email}`, name: email, email, actors: [] },
  })
  const { id: idempotencyKey, role } = invitation
  const offer = { key, team: TEAM, name: email, email, role, createdAt, expiresAt, idempotencyKey }
  await tx.embedded.saveOffer({ ...offer, status: 'pending' })
  await tx.insertInvitation(invitation)
}
