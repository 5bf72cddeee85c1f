import type { Invitation } from '../domain/invitation.ts'
import type { Renewal } from '../domain/renewal.ts'
import type { Team } from '../domain/team.ts'
import { failure } from './card.ts'
import type { Button } from './view.ts'

/** Used in lists and on news. */
export const resendButton = ({ id, invitee }: Invitation): Button => ({
  name: 'resend',
  subject: id,
  label: 'Send again',
  look: 'plain',
  spoken: `Send the invitation of ${invitee.name} again`.slice(0, 75),
})

/** Both steps: the old one is gone, and why there is no new one. */
export function whyLost({ backend: { title } }: Team, invitation: Invitation): string {
  const steps = `${title} cannot send an invitation again, so I took the old one back to make a new one.`
  if (invitation.failure === 'unconfirmed')
    return `${steps} ${title} did not say whether it made the new one: ask them whether a mail came before you send it again.`
  return `${steps} The new one was not made: ${asClause(failure(invitation))}. They can no longer accept the old one.`
}

export const whyNotResent = ({ reason }: Renewal): string => {
  if (reason === 'impossible') return 'The team has no way to send an invitation again.'
  return failure(reason === undefined ? {} : { failure: reason })
}

const asClause = (sentence: string): string =>
  sentence.replace(/\.$/, '').replace(/^(?!I )./, (first) => first.toLowerCase())
