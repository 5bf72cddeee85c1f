import { createHash } from 'node:crypto'
import { asLinkRequestId } from '../domain/ids.ts'
import { isInvitee, teamOf } from '../domain/invitation.ts'
import type { KnownAs, LinkAskOutcome, LinkPage, LinkWays } from '../domain/link-outcomes.ts'
import { LINK_LIFE_MS, type Wish } from '../domain/link-request.ts'
import { isTypable } from '../domain/mail-code.ts'
import { linkPageUrl } from '../domain/page-address.ts'
import type { Team } from '../domain/team.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findCaller } from './find-caller.ts'

/** How somebody can link their account, unless they are linked and want nothing. Makes a page of their own, where there is one to sign in at. */
export async function startLink(deps: Deps, caller: Caller, wish?: Wish): Promise<LinkAskOutcome> {
  const authorization = await authorize(deps, caller, { action: 'link' })
  if (authorization.kind === 'denied') return authorization
  if (wish) return startFor(deps, caller, wish)
  const known = await findKnownAs(deps, caller)
  if (known) return { kind: 'already_linked', team: caller.team, ...known }
  return listWays(deps, caller, { needsGrant: false })
}

/** Whoever they are already: what they want may take a stronger proof. */
async function startFor(deps: Deps, caller: Caller, wish: Wish): Promise<LinkAskOutcome> {
  if (wish.kind === 'accept' && !(await isTheirs(deps, caller, wish))) {
    await auditRefusal(deps, caller, { action: 'link', reason: 'not_found' })
    return { kind: 'not_found' }
  }
  const needsGrant = takesGrant(caller.team, wish)
  if (needsGrant && !deps.vault.isOpen) {
    await auditRefusal(deps, caller, { action: 'link', reason: 'vault_closed' })
    return { kind: 'vault_closed', team: caller.team, wish }
  }
  return listWays(deps, caller, { needsGrant, wish })
}

/** The pages hint at the address that was invited, which is nobody else's business. */
function isTheirs(
  { store }: Deps,
  { team, actor }: Caller,
  { invitation: id }: Extract<Wish, { kind: 'accept' }>,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const found = await tx.findInvitation(id)
    if (found?.team !== team.id) return false
    const link = await tx.findLink(teamOf(found), actor)
    return isInvitee(found, { actor, ...(link && { account: link.account }) })
  })
}

/** Where it is done with the person's own right, to be known by an address is not enough. */
function takesGrant({ backend }: Team, wish: Wish | undefined): boolean {
  if (!wish) return false
  const { how } = backend.capabilities[wish.kind]
  return backend.proof === 'token' && how !== 'impossible'
}

type Wanted = {
  readonly wish?: Wish
  /** Only those that give Usher a right to act. */
  readonly needsGrant: boolean
}

async function listWays(deps: Deps, caller: Caller, { wish, needsGrant }: Wanted): Promise<LinkWays> {
  const { team } = caller
  const page = await makePage(deps, caller, wish)
  return {
    kind: 'ways',
    team,
    byMail: deps.mailer.isOpen && !needsGrant,
    hasCode: await hasCode(deps, caller),
    byToken: team.backend.proof === 'token' && deps.vault.isOpen,
    ...(wish && { wish }),
    ...(page && { page }),
  }
}

function hasCode({ store, now }: Deps, { team, actor }: Caller): Promise<boolean> {
  return store.transaction(async (tx) => {
    const sent = await tx.lockMailCode(team.id, actor)
    return isTypable(sent, { team, at: now() })
  })
}

/**
 * Where the person can sign in for it, the strongest first. What is proved on the page travels sealed, so without a key
 * there is none.
 */
export function listSignIns(
  { publicUrl, vault, signIns }: Pick<Deps, 'publicUrl' | 'vault' | 'signIns'>,
  { team, actor }: Pick<Caller, 'team' | 'actor'>,
  wish: Wish | undefined,
): readonly SignIn[] {
  if (!publicUrl || !vault.isOpen) return []
  const needsGrant = takesGrant(team, wish)
  return signIns.of(team, actor).filter((signIn) => !needsGrant || givesGrant(team, signIn))
}

const givesGrant = ({ backend }: Team, { way }: SignIn): boolean =>
  way === 'issuer' && backend.signIn === 'credential'

async function makePage(deps: Deps, caller: Caller, wish: Wish | undefined): Promise<LinkPage | undefined> {
  const { publicUrl, newSecret, now, store } = deps
  const signIns = listSignIns(deps, caller, wish)
  if (!publicUrl || signIns.length === 0) return undefined
  const { team, actor } = caller
  const person = await findCaller(deps, caller)
  const secret = newSecret()
  const createdAt = now()
  const until = new Date(createdAt.getTime() + LINK_LIFE_MS)
  await store.transaction((tx) =>
    tx.saveLinkRequest({
      id: asLinkRequestId(createHash('sha256').update(secret).digest('base64url')),
      team: team.id,
      tenant: team.tenant,
      actor,
      actorName: person?.name ?? caller.name,
      createdAt,
      expiresAt: until,
      status: 'open',
      ...(wish && { wish }),
    }),
  )
  return { url: linkPageUrl(publicUrl, secret), until, titles: signIns.map(({ title }) => title) }
}

/** As whom somebody is linked in the team, and as which member. Throws `BackendUnavailable`. */
export async function findKnownAs(
  { store, backends }: Pick<Deps, 'store' | 'backends'>,
  { team, actor }: Pick<Caller, 'team' | 'actor'>,
): Promise<KnownAs | undefined> {
  const link = await store.transaction((tx) => tx.findLink(team, actor))
  const member = link && (await backends.of(team).findMember({ account: link.account }))
  return link && { link, ...(member && { member }) }
}
