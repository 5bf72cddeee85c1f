import type { z } from 'zod'
import type { CodeOutcome, TokenOutcome } from './domain/link-outcomes.ts'
import type { Wish } from './domain/link-request.ts'
import { readWish } from './domain/link-subject.ts'
import { anyInput, codeInput, linkInput, mailInput, peopleInput, tokenInput } from './inputs.ts'
import { about, changes, type Handle, type Route, type RouteKey, reads, replace, reply } from './route.ts'
import { askLeave } from './usecases/ask-leave.ts'
import type { Caller } from './usecases/caller.ts'
import { linkByMail } from './usecases/link-by-mail.ts'
import { linkByToken } from './usecases/link-by-token.ts'
import { linkOther } from './usecases/link-other.ts'
import { mailCode } from './usecases/mail-code.ts'
import { startLink } from './usecases/start-link.ts'
import { tell } from './usecases/tell.ts'
import { askUnlink, unlink } from './usecases/unlink.ts'
import { unlinkOther } from './usecases/unlink-other.ts'
import { whoAmI } from './usecases/whoami.ts'
import { askLeaveAnswer } from './views/change-answer.ts'
import { linkAskAnswer, linkPressedAnswer } from './views/link.ts'
import { codeAnswer, tokenAnswer } from './views/link-done.ts'
import { codeForm, mailForm, tokenForm } from './views/link-forms.ts'
import { mappedNotice, mappedView, unlinkedNotice, unlinkedOtherView } from './views/link-other.ts'
import { askUnlinkView, linkKeptAnswer, unlinkedView } from './views/link-undo.ts'
import { codeMail, mailedAnswer } from './views/mail-code.ts'
import { whoamiView } from './views/whoami.ts'

type Whom = z.infer<typeof peopleInput>

const isNobody = ({ actors, emails, unreadable }: Whom): boolean =>
  actors.length + emails.length + unreadable.length === 0

const wishOf = ({ team }: Caller, subject: string): { readonly wish?: Wish } => {
  const wish = readWish(team, subject)
  return wish ? { wish } : {}
}

/** Now that it is known who they are. */
const leaving: Handle<unknown> = async (deps, caller) => askLeaveAnswer(await askLeave(deps, caller))

const wantsToLeave = (outcome: TokenOutcome | CodeOutcome): boolean =>
  outcome.kind === 'linked' && outcome.wantsToLeave

const pasting: Handle<z.infer<typeof tokenInput>> = async (deps, caller, { token, subject }) => {
  const outcome = await linkByToken(deps, caller, { token, ...wishOf(caller, subject) })
  return wantsToLeave(outcome) ? leaving(deps, caller, subject) : tokenAnswer(outcome)
}

const typing: Handle<string> = async (deps, caller, code) => {
  const outcome = await linkByMail(deps, caller, code)
  return wantsToLeave(outcome) ? leaving(deps, caller, code) : codeAnswer(outcome)
}

const mapping: Handle<Whom> = async (deps, caller, who) => {
  const outcome = await linkOther(deps, caller, who)
  if (outcome.kind !== 'mapped') return reply(mappedView(outcome))
  const view = mappedNotice(caller.team, outcome.by)
  const isTold = await tell(deps, outcome.person.actor, { view, nonce: `linked ${caller.delivery}` })
  return reply(mappedView(outcome, isTold))
}

const unmapping: Handle<Whom> = async (deps, caller, who) => {
  const outcome = await unlinkOther(deps, caller, who)
  if (outcome.kind !== 'unlinked_other') return reply(unlinkedOtherView(outcome))
  const view = unlinkedNotice(caller.team, outcome.by)
  const isTold = await tell(deps, outcome.person.actor, { view, nonce: `unlinked ${caller.delivery}` })
  return reply(unlinkedOtherView(outcome, isTold))
}

/** The part of the routes that is about who somebody is in a team: to show it, to undo that, to be told it. */
export const linkRoutes: Readonly<Record<RouteKey, Route>> = {
  'press link': about(
    'link',
    reads(linkInput, async (deps, caller, subject) =>
      linkPressedAnswer(await startLink(deps, caller, readWish(caller.team, subject))),
    ),
  ),
  'press link_token': about(
    'link',
    reads(linkInput, async (_deps, { team }, subject) => tokenForm(team, readWish(team, subject))),
  ),
  // Not kept before it is done, because what is kept is not encrypted: after a crash they paste it again.
  'submission link': about('link', reads(tokenInput, pasting)),
  'press link_mail': about(
    'link',
    reads(linkInput, async (_deps, { team }, subject) => mailForm(team, readWish(team, subject))),
  ),
  'submission link_mail': about(
    'link',
    changes(mailInput, async (deps, caller, { email, subject }) =>
      mailedAnswer(await mailCode(deps, caller, { email, write: codeMail, ...wishOf(caller, subject) })),
    ),
  ),
  'press link_code': about(
    'link',
    reads(linkInput, async (_deps, { team }, subject) => codeForm(team, readWish(team, subject))),
  ),
  // Neither is this, for the same reason.
  'submission link_code': about('link', reads(codeInput, typing)),
  'command link': changes(peopleInput, async (deps, caller, who) =>
    isNobody(who) ? linkAskAnswer(await startLink(deps, caller)) : mapping(deps, caller, who),
  ),
  'command unlink': changes(peopleInput, async (deps, caller, who) =>
    isNobody(who) ? reply(askUnlinkView(await askUnlink(deps, caller))) : unmapping(deps, caller, who),
  ),
  'press ask_unlink': about(
    'link',
    reads(linkInput, async (deps, caller) => reply(askUnlinkView(await askUnlink(deps, caller)))),
  ),
  'press unlink': about(
    'link',
    changes(linkInput, async (deps, caller) => replace(unlinkedView(await unlink(deps, caller)))),
  ),
  'press keep_link': about(
    'person',
    reads(anyInput, async () => linkKeptAnswer),
  ),
  'command whoami': reads(anyInput, async (deps, caller) => reply(whoamiView(await whoAmI(deps, caller)))),
}
