import type { AccountId } from '../../domain/ids.ts'
import type { ChangeOutcome, IdentityOutcome, PersonalCredential, Refused } from '../backend.ts'
import { isLastOwner } from '../is-last-owner.ts'
import { readToken } from '../read-token.ts'
import { refuse } from '../refuse.ts'
import { isDone } from './answers.ts'
import type { Client } from './client.ts'
import type { Deps } from './deps.ts'
import { readMembers } from './look.ts'
import { leaveRefusal } from './mapping.ts'
import { opensProject } from './opens-project.ts'

const NO_CREDENTIAL = refuse('no_credential')

/** A key opens the project or does not; whose it is Deepgram does not say. */
export async function whoIs(deps: Deps, credential: PersonalCredential): Promise<IdentityOutcome> {
  const token = readToken(credential)
  if (token === undefined) return NO_CREDENTIAL
  return (await opensProject(deps, token)) ? { kind: 'known' } : NO_CREDENTIAL
}

/**
 * Puts out whoever made the key, and deletes their keys. With the operator's, Usher would put out its own maker and be
 * left without a key: it is nobody's own here, whoever gives it.
 */
export async function leave(deps: Deps, credential: PersonalCredential): Promise<ChangeOutcome> {
  const { account } = credential
  const token = readToken(credential)
  if (token === undefined) return NO_CREDENTIAL
  const refusal = account && (await refuseAccount(deps.client, account))
  if (refusal) return refusal
  if (token === deps.apiKey || !(await opensProject(deps, token))) return NO_CREDENTIAL
  return leaveNow(deps, token, account)
}

async function refuseAccount(client: Client, account: AccountId): Promise<Refused | undefined> {
  const members = await readMembers(client)
  if (!members.some((member) => member.account === account)) return refuse('not_found')
  return isLastOwner(members, account) ? refuse('last_owner') : undefined
}

/** Who is out has a key that opens nothing, whatever was answered. */
async function leaveNow(deps: Deps, token: string, account?: AccountId): Promise<ChangeOutcome> {
  const { client } = deps
  const answer = await client.leave(token).catch(async (error: unknown) => {
    if (await opensProject(deps, token)) throw error
  })
  if (!answer || isDone(answer) || !(await opensProject(deps, token))) return { kind: 'changed' }
  return refuse(leaveRefusal(account ? [] : await readMembers(client)), answer)
}
