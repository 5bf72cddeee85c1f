import { assertNever } from '../domain/assert-never.ts'
import type { BulkVerdict } from '../domain/bulk.ts'
import type { BulkOutcome, Over } from '../domain/bulk-outcome.ts'
import { failureWords } from './bulk-failure.ts'
import type { LineWords } from './line-words.ts'

/** What was seen before anything happened, and what was found out at a line's turn. */
export const verdictWords = (verdict: BulkVerdict): LineWords => VERDICTS[verdict]

const CORRECT_IT = 'Correct the line and give me the list again.'

const VERDICTS: Readonly<Record<BulkVerdict, LineWords>> = {
  new: { label: 'to be invited' },
  member: { label: 'in the team already', why: 'There is nothing to do.' },
  invited: {
    label: 'invited already',
    why: 'That invitation is still open.',
    next: '/team resend sends it again, and /team revoke takes it back.',
  },
  requested: {
    label: 'asked for already',
    why: 'Somebody asked for their invitation, and nobody has answered yet.',
    next: 'An admin can, in the admin channel.',
  },
  duplicate: { label: 'further up in the list already', why: 'The first line of the same person counts.' },
  other_domain: {
    label: "address outside of the team's domains",
    why: 'The team allows only addresses of some domains.',
    next: 'Give another address of theirs, or ask whoever runs Usher.',
  },
  unknown_role: {
    label: 'role that the team does not have',
    next: "Give one of the team's roles, or leave the cell empty for the role of the whole list.",
  },
  role_not_allowed: {
    label: 'role that cannot be given by a list',
    why: 'It takes a higher role to give this one, or a second person who agrees.',
    next: 'Give another role, or ask an owner of the team to invite them with /team invite.',
  },
  over_limit: {
    label: 'more people than the team may have',
    why: 'Members and open invitations together have reached the limit of the team.',
    next: 'Ask whoever runs Usher for a higher one, or make room first.',
  },
  nobody: { label: 'nobody named', why: 'The line has no address.', next: CORRECT_IT },
  no_address: {
    label: 'not an e-mail address',
    why: 'It is neither an e-mail address nor a mention.',
    next: CORRECT_IT,
  },
  name_only: {
    label: 'a name alone',
    why: 'Several people can go by the same name, and I do not guess who is meant.',
    next: 'Give their e-mail address, or pick them in the form.',
  },
  other_columns: {
    label: 'cells that do not fit the first line',
    why: 'The line has more or fewer cells than the first one, or something else between them.',
    next: 'Put the same sign between all cells, and quotation marks around a cell that has it inside.',
  },
  note_too_long: {
    label: 'note too long',
    why: 'A note has at most 300 characters.',
    next: 'Shorten it and give me the list again.',
  },
  yourself: { label: 'the person who gave me the list', why: 'Nobody can invite themselves.' },
  bot: { label: 'a bot', why: 'Only people can join a team.' },
  guest: {
    label: 'guest in the chat',
    why: 'Only full members of the workspace are invited.',
    next: 'Make them one first, then try again.',
  },
  stranger: {
    label: 'somebody of another company',
    why: 'The address belongs to them there, and not to a colleague here.',
    next: 'Ask them for an address of their own choice.',
  },
  deactivated: {
    label: 'account in the chat switched off',
    next: 'It has to be active again first, or give another address of theirs.',
  },
  unknown: {
    label: 'nobody I know in the chat',
    why: 'I cannot see who is meant.',
    next: 'Give their e-mail address, or pick them in the form.',
  },
  no_email: {
    label: 'no e-mail address known',
    why: 'This team invites by address, and I know none of theirs.',
    next: 'Give the address instead.',
  },
}

/** What came of it. */
export function outcomeWords(outcome: BulkOutcome): LineWords {
  switch (outcome.kind) {
    case 'passed':
      return verdictWords(outcome.verdict)
    case 'refused':
      return verdictWords(outcome.reason)
    case 'invited':
      return outcome.isReached ? INVITED : UNREACHED
    case 'was_there':
      return WAS_THERE[outcome.as]
    case 'over':
      return OVER[outcome.because]
    case 'failed':
      return failureWords(outcome.failure)
    case 'waiting':
    case 'left':
    case 'requested':
    case 'denied':
    case 'on_its_way':
    case 'unconfirmed':
    case 'joining':
    case 'joined':
    case 'declined':
    case 'expired':
    case 'taking_back':
    case 'taken_back':
      return PLAIN[outcome.kind]
    default:
      return assertNever(outcome)
  }
}

type PlainKind = Exclude<
  BulkOutcome['kind'],
  'passed' | 'refused' | 'invited' | 'was_there' | 'over' | 'failed'
>

const PLAIN: Readonly<Record<PlainKind, LineWords>> = {
  waiting: { label: 'waiting for their turn' },
  left: { label: 'not invited, because the list was stopped', next: 'The list can go on where it stopped.' },
  requested: {
    label: 'asked for in the admin channel',
    why: 'Somebody there has to agree before they are invited.',
  },
  denied: {
    label: 'not agreed to in the admin channel',
    next: 'Ask there if you would like to know why.',
  },
  on_its_way: { label: 'being sent' },
  unconfirmed: {
    label: 'perhaps invited',
    why: 'The team did not say whether it made the invitation. So that nobody is invited twice I do not send it again.',
    next: 'Ask them whether a mail came; if none did, take it back with /team revoke and invite them again.',
  },
  joining: { label: 'said yes and is joining' },
  joined: { label: 'joined' },
  declined: { label: 'declined' },
  expired: {
    label: 'did not answer in time',
    why: 'The invitation has expired.',
    next: '/team resend asks them again.',
  },
  taking_back: { label: 'being taken back' },
  taken_back: { label: 'taken back' },
}

const INVITED: LineWords = { label: 'invited, with a message from me' }

const UNREACHED: LineWords = {
  label: 'invited, without a message from me',
  why: 'I know nobody in a chat by that address, or my message has not reached them. The invitation waits for them.',
  next: '/team invitations shows how it stands, and other ways to reach them.',
}

const WAS_THERE: Readonly<Record<'member' | 'invited', LineWords>> = {
  member: { label: 'was in the team before', why: 'The team found that out; there is nothing to do.' },
  invited: {
    label: 'was invited before',
    why: 'The team has an open invitation for that address already, so there is no second one.',
  },
}

const OVER: Readonly<Record<Over, LineWords>> = {
  ended_there: {
    label: 'ended outside of Usher',
    why: 'The invitation was taken back where the team lives, or is over there.',
    next: 'Invite them again if that was not meant.',
  },
  not_revoked: {
    label: 'taken back here, perhaps not there',
    why: 'The team did not let me take it back there, so it may still be open.',
    next: 'Whoever looks after the team can take it back there.',
  },
  not_declined: {
    label: 'declined here, perhaps still open there',
    why: 'They said no, and the team did not let me take the invitation back there.',
    next: 'Whoever looks after the team can take it back there.',
  },
  unconfirmed: {
    label: 'taken back here, perhaps out there',
    why: 'The team never said whether it made the invitation.',
    next: 'If a mail of it is out, only the team itself can take that back.',
  },
  moved: {
    label: 'over, because the team has moved',
    why: 'The invitation was for where the team was before, and counts no more.',
    next: 'Give me the list again to invite them to where it is now.',
  },
}
