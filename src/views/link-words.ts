import type { LinkProof } from '../domain/account.ts'
import type { Wish } from '../domain/link-request.ts'
import type { Team } from '../domain/team.ts'
import type { View } from './view.ts'

const HOW: Readonly<Record<LinkProof, string>> = {
  configured: 'Whoever runs Usher says that it is yours.',
  mapped: 'An admin of the team says that it is yours.',
  accepted: 'It is yours since you accepted an invitation here.',
  token: 'You showed it with a token of your own.',
  issuer: 'You showed it by signing in.',
  platform: 'You showed it by signing in to your chat, which vouches for your e-mail address.',
  mail: 'You showed it with a code sent to your e-mail address.',
}

/** How it is known that an account is somebody's, to themselves. */
export const howLinked = (proof: LinkProof): string => HOW[proof]

/** To who wants to be another account than they are linked to. */
export const linkedOtherwise = ({ name }: Team, proof: LinkProof): string =>
  proof === 'configured'
    ? `Whoever runs Usher says that you have another account in ${name}. Ask them to change it in USHER_LINKS.`
    : `You are linked to another account in ${name} already. Type /team unlink first if you want to change that.`

/** To who has to give a token, for whatever they want. */
export const vaultClosed = ({ team, wish }: Closed): View => ({
  tone: 'bad',
  title: 'I have no safe place for your token yet',
  lines: [`Whoever runs Usher has to set USHER_SECRET_KEY first. ${meanwhile(team, wish)}`],
})

type Closed = { readonly team: Team; readonly wish?: Wish }

function meanwhile({ name, backend: { title } }: Team, wish: Wish | undefined): string {
  if (wish?.kind === 'accept')
    return `Until then you can accept at ${title} itself; the invitation to ${name} stands.`
  if (wish?.kind === 'leave') return `Until then you can leave at ${title} itself.`
  return 'Type /team link to see whether there is another way.'
}
