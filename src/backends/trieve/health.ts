import type { Health, Trouble } from '../backend.ts'
import { examine } from '../examine.ts'
import { WHO } from './client.ts'
import type { Deps } from './deps.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * The lists want an admin of the organization. A key can also be narrowed to single routes, and only a call tells: each
 * of these is about nothing that there is, so that Trieve refuses it for that, or for want of the right.
 */
export const checkHealth = (deps: Deps): Promise<Health> => examine(SENTENCES, () => findTrouble(deps))

async function findTrouble({ client }: Deps): Promise<Trouble | undefined> {
  await Promise.all([client.listUsers(), client.listInvitations()])
  await client.sendInvitation({ email: '', role: 0 })
  await client.deleteInvitation(NOBODY)
  const answer = await client.removeUser(NOBODY)
  return answer === 'unauthorized' || answer === 'forbidden' ? answer : undefined
}

const SENTENCES: Readonly<Record<Trouble, string>> = {
  unauthorized: `${WHO} does not take the API key: make a new one for the organization and put it in its place.`,
  forbidden: `${WHO} takes the API key, which may not manage members: make one for this organization with the role Admin or Owner and without scopes.`,
  misconfigured: `What answers is not ${WHO}, or it knows no such organization: check the API's address (without /api) and the organization's id.`,
  not_answering: `${WHO} does not answer: check the API's address and whether it is reachable from here.`,
  busy: `${WHO} asks for fewer calls: try again in a minute.`,
  unreadable: `${WHO} answers in a form that Usher cannot read: check the API's address, and whether the release is one that Usher knows.`,
}
