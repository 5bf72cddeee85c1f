import type { LineWords } from './line-words.ts'

/** Why the team refused somebody on a list, by {@link Invitation.failure}. */
export const failureWords = (failure: string): LineWords => FAILURES[failure] ?? FAILED

const LOOK_THERE = 'Whoever looks after the team can try it there.'

const FAILURES: Readonly<Record<string, LineWords>> = {
  no_seats: {
    label: 'no free seat in the team',
    next: 'Get more seats or free some, then try again.',
  },
  bad_email: {
    label: 'address that the team does not take',
    next: 'Look whether it is spelt right, or give another address of theirs.',
  },
  above_operator: {
    label: 'role above what Usher may give',
    why: 'The key that Usher has for the team may not give this role.',
    next: 'Give another role, or ask whoever runs Usher.',
  },
  unknown_role: {
    label: 'role that the team has no more',
    next: 'Give me the list again with another role.',
  },
  no_credential: {
    label: 'needs an account of their own',
    why: 'The team wants to hear it from the person themselves.',
    next: 'Ask them to type /team link, then try again.',
  },
  service_account: {
    label: 'a service account',
    why: 'That is not a person.',
    next: 'Look after it where the team lives.',
  },
  not_yours: {
    label: 'answered with another account',
    why: 'The invitation was for another account than the one that said yes.',
    next: 'Ask them which address is theirs.',
  },
  not_found: {
    label: 'not known to the team any more',
    why: 'The team does not know the invitation or the person any more.',
    next: 'Try again to make a new invitation.',
  },
  expired: {
    label: 'answered too late',
    why: 'The invitation had expired before their answer arrived.',
    next: 'Try again to make a new invitation.',
  },
  last_owner: { label: 'the only owner of the team', why: 'The team would be left without an owner.' },
  impossible: { label: 'the team has no way for this', next: LOOK_THERE },
  backend_refused: {
    label: 'refused by the team',
    why: 'The team gave no reason that I understand.',
    next: LOOK_THERE,
  },
  given_up: {
    label: 'no answer from the team',
    why: 'I tried many times in vain; whoever runs Usher has a note of it.',
    next: 'Try again later.',
  },
}

/** Whatever else it was. */
const FAILED: LineWords = {
  label: 'could not be invited',
  why: 'The team refused it, and I cannot say why.',
  next: LOOK_THERE,
}
