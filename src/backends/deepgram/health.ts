import type { Health, Trouble } from '../backend.ts'
import { examine } from '../examine.ts'
import type { HttpAnswer } from '../http/call.ts'
import { isDone, readDone, unavailable } from './answers.ts'
import type { Deps } from './deps.ts'
import { MEMBERS_REFUSED, PROJECTS_REFUSED } from './mapping.ts'
import { hasProject } from './opens-project.ts'
import { memberList, projectList } from './schemas.ts'

/** By a domain that nobody can have. https://www.rfc-editor.org/rfc/rfc2606 */
const NOBODYS = 'nobody@usher.invalid'

/** The key opens the project, lists its members and may take invitations back. Nothing is changed by looking. */
export const checkHealth = (deps: Deps): Promise<Health> => examine(SENTENCES, () => findTrouble(deps))

async function findTrouble({ client, project }: Deps): Promise<Trouble | undefined> {
  const list = readDone(projectList, await client.listProjects(), PROJECTS_REFUSED)
  if (!hasProject(list, project)) return 'misconfigured'
  readDone(memberList, await client.listMembers(), MEMBERS_REFUSED)
  return findMissing(await client.deleteInvite(NOBODYS))
}

/** A right that is missing shows before there is nothing to take back. */
function findMissing(answer: HttpAnswer): Trouble | undefined {
  const { trouble } = unavailable(answer)
  return !isDone(answer) && RIGHTLESS.has(trouble) ? trouble : undefined
}

const RIGHTLESS: ReadonlySet<Trouble> = new Set(['unauthorized', 'forbidden'])

const SENTENCES: Readonly<Record<Trouble, string>> = {
  unauthorized:
    'Deepgram does not take the API key: it is wrong, was deleted, or ended with the membership of who made it. Make a new one in the console and set DEEPGRAM_API_KEY.',
  forbidden:
    'The API key may not manage members: it, or who made it, ranks below admin in the project. Let an owner make one with the permissions of an owner and set DEEPGRAM_API_KEY.',
  misconfigured:
    'The API key is not of this project, or Deepgram is not at this address. Check DEEPGRAM_PROJECT_ID and DEEPGRAM_API_URL.',
  not_answering:
    'Deepgram does not answer. Check DEEPGRAM_API_URL and the network; if both are right, wait for Deepgram.',
  busy: 'Deepgram asks for fewer calls. Usher goes on by itself after a while.',
  unreadable:
    'What answers at DEEPGRAM_API_URL does not speak as Deepgram does. Check the address; if it is right, this Usher is too old for it.',
}
