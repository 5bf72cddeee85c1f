import type { BackendFacts } from '../domain/backend-facts.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Team } from '../domain/team.ts'
import type { Text } from './view.ts'

// What is different from backend to backend, said where it matters to whom it matters.

/** To the invitee, on the open card: what their yes will and will not do. */
export function beforeYes({ backend, consent }: Team): Text[] {
  const { title, finish } = backend
  const later = consent === 'ask-first' ? [`${title} hears of you only if you accept.`] : []
  if (finish === 'mail')
    return [...later, `To finish, you follow the link in the mail that ${title} sends you.`]
  if (finish === 'link') return [...later, toLogIn(backend)]
  return later
}

const toLogIn = ({ title, accountHolders }: BackendFacts): string =>
  accountHolders === 'join_at_once'
    ? `If you have an account at ${title}, you are in at once; else you finish by logging in there, and I give you the link.`
    : `To finish, you log in at ${title}; I give you the link.`

/** Whether a yes is always asked for. */
export const isAlwaysAsked = ({ backend, consent }: Team): boolean =>
  consent === 'ask-first' || backend.accountHolders === 'asked'

/** To the invitee who said yes and has something left to do. */
export function whereToFinish({ backend, finishUrl }: Team, { backendKey, failure }: Invitation): Text[] {
  const { title, finish } = backend
  if (failure !== undefined)
    return [`${title} has not confirmed your invitation. If a mail from ${title} comes, follow its link.`]
  const url = finish === 'link' && backendKey !== undefined ? finishUrl(backendKey) : undefined
  if (url)
    return [['You said yes. ', { link: url, label: `Finish at ${title}` }, ' with the invited address.']]
  return [`You said yes. Finish in the mail that ${title} sent you: it has a link that only you can use.`]
}

/** To who may see the list: what it does not show. */
export function aboutList({ backend }: Team): string | undefined {
  if (backend.capabilities.listInvitations.how !== 'ledger') return undefined
  return `${backend.title} keeps no list of pending invitations; these are the ones sent through Usher.`
}

/** To the inviter, where nobody in a chat goes by the address. */
export function withoutChat({ backend, consent }: Team): string {
  const nobody = 'nobody here goes by that address'
  if (consent === 'ask-first')
    return `${nobody}, so nobody could be asked, and ${backend.title} has not heard of it; it waits until they turn up here`
  if (backend.mailsInvitee === 'yes') return `${nobody}; ${backend.title} writes to them by mail`
  if (backend.mailsInvitee === 'unknown')
    return `${nobody}, so I messaged nobody; whether ${backend.title} writes to them by mail I do not know`
  return `${nobody}, so nobody was messaged; the invitation waits for them`
}

/** To whoever gives a list, of those who are in no chat. A sentence. */
export function aboutMail({ backend: { title, mailsInvitee }, consent }: Team): string {
  if (consent === 'ask-first') return `${title} hears of them only if they accept.`
  if (mailsInvitee === 'yes') return `${title} writes to them by mail.`
  if (mailsInvitee === 'unknown') return `Whether ${title} writes to them by mail I do not know.`
  return 'Nobody writes to them by mail.'
}

/** To the inviter: it may be there or not, and there is no way to look. */
export const unconfirmed = ({ backend: { title } }: Team): string =>
  `${title} did not say whether it made the invitation, and keeps no list where I could look. So that nobody is ` +
  `invited twice I do not send it again: ask them whether a mail came; if none did, take it back and invite them again`

/** To whomever it concerns: it is over here, and perhaps not there. */
export const stillOpen = ({ backend: { title } }: Team): string =>
  `I could not take it back at ${title}, where it may still be open; whoever looks after the team can take it back there.`

/** To who took back what nobody knows to be there. */
export const stillInMail = ({ backend: { title } }: Team): string =>
  `${title} never said whether it made the invitation. If a mail of it is out, only ${title} itself can take that back.`

/** To whomever it concerns: nobody ended it here. */
export function endedThere({ backend: { title, expiry, capabilities } }: Team): string {
  const isAnsweredThere = capabilities.decline.plane === 'personal'
  const what = isAnsweredThere ? 'declined or taken back' : 'taken back'
  return `It was ${what} at ${title} itself${expiry === 'unknown' ? ', or its time there was over' : ''}.`
}

/** In the help: what people would otherwise learn by being surprised. */
export function aboutTeam(team: Team): string[] {
  const { title, finish } = team.backend
  const list = aboutList(team)
  return [
    ...(finish === 'here'
      ? []
      : [`Who accepts finishes ${finish === 'mail' ? `in the mail that ${title} sends` : `at ${title}`}.`]),
    ...(team.consent === 'ask-first'
      ? [`People are asked here first; ${title} hears of them when they accept.`]
      : []),
    ...(list ? [list] : []),
  ]
}
