import { ranksAtLeast } from '../../domain/rank-order.ts'
import type { Health, Trouble } from '../backend.ts'
import { examine } from '../examine.ts'
import { findOperator, listSent } from './client.ts'
import type { Deps } from './deps.ts'
import { lookUpHolders } from './holders.ts'

/**
 * The exchange proves the key, the lists the organization and the rights to look. Nothing that is published tells the
 * right to manage members, but where the key is a person's, their role does.
 */
export const checkHealth = (deps: Deps): Promise<Health> => examine(SENTENCES, () => findTrouble(deps))

async function findTrouble(deps: Deps): Promise<Trouble | undefined> {
  deps.roles.forget()
  await deps.roles.list()
  await listSent(deps.api, { only_pending: true })
  return (await mayManage(deps)) ? undefined : 'forbidden'
}

async function mayManage(deps: Deps): Promise<boolean> {
  const operator = await findOperator(deps.api)
  const roles = operator === undefined ? [] : (await lookUpHolders(deps)).rolesOf(operator)
  return roles.length === 0 || roles.some(({ rank, isPlain }) => !isPlain || ranksAtLeast(rank, 'admin'))
}

const SENTENCES: Readonly<Record<Trouble, string>> = {
  not_answering:
    'ZenML Pro does not answer. Try again in a minute; if it stays so, check ZENML_API_URL and whether this machine may reach it.',
  busy: 'ZenML Pro asks for fewer calls. Wait a few minutes and check again.',
  unauthorized:
    'ZenML Pro does not take the API key. Make a new one for a service account in the organization’s settings and set it as ZENML_API_KEY.',
  forbidden:
    'The API key may not manage the members of the organization. Give the account that it belongs to the role Organization Admin.',
  misconfigured:
    'ZenML Pro knows no such organization, or something else answers at its address. Check ZENML_ORGANIZATION_ID and ZENML_API_URL.',
  unreadable:
    'ZenML Pro answers what Usher cannot read. Check ZENML_API_URL; if it is right, Usher needs an update.',
}
