import { invitationBody } from './bodies.ts'
import { bad } from './refusal.ts'
import type { Trieve } from './state.ts'

/** Of the organization in the path, whichever the caller is of; the used ones too. */
export function listInvitations({ invitations }: Trieve, organization: string): readonly object[] {
  const all = invitations.filter((one) => one.organization === organization)
  const shown = all.filter(({ hiddenFor }) => hiddenFor === 0)
  for (const late of all) late.hiddenFor = Math.max(0, late.hiddenFor - 1)
  return shown.map(invitationBody)
}

/** Of any organization. */
export function revoke(trieve: Trieve, id: string): void {
  if (!trieve.invitations.some((one) => one.id === id)) throw bad('Error getting invitation.')
  trieve.invitations = trieve.invitations.filter((one) => one.id !== id)
}
