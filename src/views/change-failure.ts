import type { Change } from '../domain/change.ts'
import type { Team } from '../domain/team.ts'

/** Why something that was asked for could not be done, in words that a person can use. */
export function changeFailure({ name, backend: { title } }: Team, { failure }: Change): string {
  switch (failure) {
    case 'last_owner':
      return `${name} would be left without an owner. Make somebody else an owner first.`
    case 'not_found':
      return 'They are not in the team any more.'
    case 'changed_meanwhile':
      return 'Their role was changed in the meantime. Look again, and ask anew if it is still right.'
    case 'not_allowed_any_more':
      return 'Who asked for it may not do this any more. An admin of the team can ask anew.'
    case 'no_admin_channel_any_more':
      return 'The channel where it was asked for does not count as an admin channel any more. Type /team setup there to see why.'
    case 'above_operator':
      return 'The key that Usher has for the team may not do this; whoever looks after the team can do it there.'
    case 'service_account':
      return `That is a service account, not a person. Look after it at ${title} itself.`
    case 'unknown_role':
      return 'The team does not have this role any more.'
    default:
      return whyElse(title, failure)
  }
}

function whyElse(title: string, failure: string | undefined): string {
  switch (failure) {
    case 'no_credential':
      return `${title} wants to hear it from the person themselves. Type /team link to link your account, then try again.`
    case 'not_yours':
      return 'The token that I have is of another account than the one that is linked. Type /team link to link the right one.'
    case 'moved':
      return 'The team has moved since, so it counts no more; ask anew.'
    case 'given_up':
      return 'I tried many times in vain; whoever runs Usher has a note of it.'
    case 'impossible':
      return `${title} has no way for this; whoever looks after the team can look there.`
    default:
      return `${title} refused it and gave no reason that I understand; whoever looks after the team can try it there.`
  }
}
