import { sameEmail } from '../../domain/email.ts'
import type { BackendKey } from '../../domain/ids.ts'
import { type BackendInvitation, BackendUnavailable } from '../backend.ts'
import { getBody } from './ask.ts'
import type { Deps } from './deps.ts'
import { TITLE } from './facts.ts'
import { isOpen, isWhole, toInvitation } from './mapping.ts'
import type { Invitation } from './schemas.ts'

export async function listInvitations(deps: Deps): Promise<readonly BackendInvitation[]> {
  const all = await readInvitations(deps)
  if (!isWhole(all)) throw cutOff()
  return all.filter((one) => isOpen(one, deps.now())).map(toInvitation)
}

/** The plugin shows a single invitation to nobody but the invitee. */
export const findInvitation = (deps: Deps, key: BackendKey): Promise<BackendInvitation | undefined> =>
  findOpen(deps, ({ id }) => id === key)

export const findInvitationFor = (deps: Deps, address: string): Promise<BackendInvitation | undefined> =>
  findOpen(deps, ({ email }) => email === sameEmail(address))

type Wanted = (invitation: Invitation) => boolean

async function findOpen(deps: Deps, isWanted: Wanted): Promise<BackendInvitation | undefined> {
  const all = await readInvitations(deps)
  const found = all.find((one) => isWanted(one) && isOpen(one, deps.now()))
  if (!found && !isWhole(all)) throw cutOff()
  return found && toInvitation(found)
}

/** Also one that is finished. */
export async function findAny(deps: Deps, key: BackendKey): Promise<Invitation | undefined> {
  const all = await readInvitations(deps)
  const found = all.find(({ id }) => id === key)
  if (!found && !isWhole(all)) throw cutOff()
  return found
}

/** Finished ones too, and not more than the application reads at once. */
export const readInvitations = async ({ client }: Deps): Promise<readonly Invitation[]> =>
  getBody(await client.listInvitations())

/** Rather nothing than the news that an invitation is gone which only is not listed. */
const cutOff = (): BackendUnavailable =>
  new BackendUnavailable(TITLE, {
    trouble: 'misconfigured',
    problem:
      'it lists only some of the invitations; the application has to raise advanced.database.defaultFindManyLimit',
    isUndone: true,
  })
