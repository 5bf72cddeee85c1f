import type { Health, Trouble } from '../backend.ts'
import { examine } from '../examine.ts'
import type { Client } from './client.ts'
import type { Deps } from './deps.ts'
import { listMembers } from './members.ts'

/** In the form of an id, and of no invitation. */
const NOBODYS = '00000000-0000-4000-8000-000000000000'

/** The key opens the project and may do each of the four things with members. Nothing is changed by looking. */
export const checkHealth = (deps: Deps): Promise<Health> =>
  examine(SENTENCES, async () => {
    await listMembers(deps, { limit: 1 })
    return findMissing(deps.client)
  })

/** Diga tells nobody what a key may do. A permission that is missing shows before there is nothing to do it to. */
async function findMissing(client: Client): Promise<Trouble | undefined> {
  const statuses = [
    await client.sendBulk([]),
    await client.changeInvitedRole(NOBODYS, 'reader'),
    await client.revoke(NOBODYS),
  ].map(({ status }) => status)
  if (statuses.includes(401)) return 'unauthorized'
  return statuses.includes(403) ? 'forbidden' : undefined
}

const SENTENCES: Readonly<Record<Trouble, string>> = {
  unauthorized:
    'Diga does not take the API key: it is wrong, was deleted or has expired. Make a new one in the settings of the project and set DIGA_API_KEY.',
  forbidden:
    'The API key may not do what Usher does: it lacks members.view, members.create, members.update or members.delete, or is of another project. Make one with these permissions in the project of DIGA_PROJECT_ID and set DIGA_API_KEY.',
  misconfigured:
    'Diga knows no such project for this API key. Check that DIGA_PROJECT_ID is the project where the key was made, and DIGA_API_URL.',
  not_answering:
    'Diga does not answer. Check DIGA_API_URL and the network; if both are right, wait for Diga.',
  busy: 'Diga asks for fewer calls. Usher goes on by itself after a while.',
  unreadable:
    'What answers at DIGA_API_URL does not speak as Diga does. Check the address; if it is right, this Usher is too old for it.',
}
