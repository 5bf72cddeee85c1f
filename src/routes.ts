import type { z } from 'zod'
import { changeRoutes } from './change-routes.ts'
import { MOST_INVITEES } from './commands.ts'
import type { CommandSpec } from './domain/command.ts'
import { readWish } from './domain/link-subject.ts'
import {
  anyInput,
  codeInput,
  cursorInput,
  helpInput,
  invitationInput,
  inviteInput,
  linkInput,
  mailInput,
  pageInput,
  peopleInput,
  queryInput,
  searchInput,
  tokenInput,
  whoInput,
} from './inputs.ts'
import {
  about,
  answersCard,
  changes,
  type Handle,
  type Route,
  type RouteKey,
  reads,
  replace,
  reply,
} from './route.ts'
import { answerInvitation } from './usecases/answer-invitation.ts'
import { askRevoke } from './usecases/ask-revoke.ts'
import type { Caller } from './usecases/caller.ts'
import type { Deps } from './usecases/deps.ts'
import { suggestTeams } from './usecases/find-team.ts'
import { help } from './usecases/help.ts'
import { readInbox } from './usecases/inbox.ts'
import { invite, namedBy } from './usecases/invite.ts'
import { linkByMail } from './usecases/link-by-mail.ts'
import { linkByToken } from './usecases/link-by-token.ts'
import { linkOther } from './usecases/link-other.ts'
import { listInvitations } from './usecases/list-invitations.ts'
import { listMembers } from './usecases/list-members.ts'
import { mailCode } from './usecases/mail-code.ts'
import { revoke } from './usecases/revoke.ts'
import { setup } from './usecases/setup.ts'
import { startLink } from './usecases/start-link.ts'
import { suggestInvitations } from './usecases/suggest-invitations.ts'
import { suggestRoles } from './usecases/suggest-roles.ts'
import { tell } from './usecases/tell.ts'
import { askUnlink, unlink } from './usecases/unlink.ts'
import { unlinkOther } from './usecases/unlink-other.ts'
import { whoAmI } from './usecases/whoami.ts'
import { answeredAnswer } from './views/answered.ts'
import { helpView } from './views/help.ts'
import { inboxView } from './views/inbox.ts'
import { invitationsView } from './views/invitations.ts'
import { inviteAnswer, inviteForm, roleChoices } from './views/invite.ts'
import { linkAskAnswer, linkPressedAnswer } from './views/link.ts'
import { codeAnswer, tokenAnswer } from './views/link-done.ts'
import { codeForm, mailForm, tokenForm } from './views/link-forms.ts'
import { mappedNotice, mappedView, unlinkedNotice, unlinkedOtherView } from './views/link-other.ts'
import { askUnlinkView, linkKeptAnswer, unlinkedView } from './views/link-undo.ts'
import { codeMail, mailedAnswer } from './views/mail-code.ts'
import { membersView } from './views/members.ts'
import { askRevokeAnswer, invitationChoices, keptAnswer, revokedAnswer } from './views/revoke.ts'
import { setupView } from './views/setup.ts'
import { teamChoices } from './views/which-team.ts'
import { whoamiView } from './views/whoami.ts'

const spec = ({ commands: { commands } }: Deps, name: string): CommandSpec => {
  const found = commands.find((command) => command.name === name)
  if (!found) throw new Error(`no command ${name}`)
  return found
}

const inviting =
  (by: 'command' | 'form'): Handle<z.infer<typeof inviteInput>> =>
  async (deps, caller, input) => {
    const ask = { ...input, named: namedBy(caller, input), most: MOST_INVITEES }
    return inviteAnswer(await invite(deps, caller, ask), { by, spec: spec(deps, 'invite') })
  }

type Whom = z.infer<typeof peopleInput>

const isNobody = ({ actors, emails, unreadable }: Whom): boolean =>
  actors.length + emails.length + unreadable.length === 0

const wishOf = ({ team }: Caller, subject: string) => {
  const wish = readWish(team, subject)
  return wish ? { wish } : {}
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

/** The product on one page: what people can do, what it takes, and what they get to see. */
export const routes: Readonly<Record<RouteKey, Route>> = {
  'command invite': changes(inviteInput, inviting('command')),
  'submission invite': changes(inviteInput, inviting('form')),
  'shortcut invite': reads(inviteInput, async (deps, caller, { actors }) => {
    const people = actors.map((id) => ({ platform: caller.actor.platform, id }))
    return { kind: 'form', form: inviteForm(caller.team, spec(deps, 'invite'), people) }
  }),

  'press accept': answersCard(invitationInput, async (deps, caller, invitation) =>
    answeredAnswer(await answerInvitation(deps, caller, { invitation, accepts: true })),
  ),
  'press decline': answersCard(invitationInput, async (deps, caller, invitation) =>
    answeredAnswer(await answerInvitation(deps, caller, { invitation, accepts: false })),
  ),
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
  'submission link': about(
    'link',
    reads(tokenInput, async (deps, caller, { token, subject }) =>
      tokenAnswer(await linkByToken(deps, caller, { token, ...wishOf(caller, subject) })),
    ),
  ),
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
  'submission link_code': about(
    'link',
    reads(codeInput, async (deps, caller, code) => codeAnswer(await linkByMail(deps, caller, code))),
  ),
  'command link': changes(peopleInput, async (deps, caller, who) =>
    isNobody(who) ? linkAskAnswer(await startLink(deps, caller)) : mapping(deps, caller, who),
  ),
  'command unlink': changes(peopleInput, async (deps, caller, who) =>
    isNobody(who) ? reply(askUnlinkView(await askUnlink(deps, caller))) : unmapping(deps, caller, who),
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

  'command inbox': about(
    'person',
    reads(anyInput, async (deps, caller) => reply(inboxView(await readInbox(deps, caller)))),
  ),

  'command invitations': reads(searchInput, async (deps, caller, search) =>
    reply(invitationsView(await listInvitations(deps, caller, { search, offset: 0 }))),
  ),
  'press invitations_page': about(
    'page',
    reads(pageInput, async (deps, caller, page) =>
      replace(invitationsView(await listInvitations(deps, caller, page))),
    ),
  ),

  'command revoke': reads(whoInput, async (deps, caller, who) =>
    askRevokeAnswer(await askRevoke(deps, caller, who), spec(deps, 'revoke')),
  ),
  'submission revoke': reads(whoInput, async (deps, caller, who) =>
    askRevokeAnswer(await askRevoke(deps, caller, who ?? ''), spec(deps, 'revoke')),
  ),
  'press ask_revoke': about(
    'invitation',
    reads(invitationInput, async (deps, caller, id) =>
      askRevokeAnswer(await askRevoke(deps, caller, id), spec(deps, 'revoke')),
    ),
  ),
  'press revoke': about(
    'invitation',
    changes(invitationInput, async (deps, caller, id) => revokedAnswer(await revoke(deps, caller, id))),
  ),
  'press keep': about(
    'person',
    reads(anyInput, async () => keptAnswer),
  ),
  'suggest open_invitations': reads(queryInput, async (deps, caller, query) => ({
    kind: 'suggestions',
    choices: invitationChoices(await suggestInvitations(deps, caller, query)),
  })),

  'suggest roles': reads(queryInput, async (deps, caller, query) => ({
    kind: 'suggestions',
    choices: roleChoices(await suggestRoles(deps, caller, query)),
  })),
  'suggest teams': about(
    'person',
    reads(queryInput, async (deps, caller, query) => ({
      kind: 'suggestions',
      choices: teamChoices(await suggestTeams(deps, caller, query)),
    })),
  ),

  'command members': reads(searchInput, async (deps, caller, search) =>
    reply(membersView(await listMembers(deps, caller, { search }))),
  ),
  'press members_page': about(
    'page',
    reads(cursorInput, async (deps, caller, page) =>
      replace(membersView(await listMembers(deps, caller, page))),
    ),
  ),

  'command setup': changes(anyInput, async (deps, caller) => reply(setupView(await setup(deps, caller)))),
  ...changeRoutes,

  'command help': reads(helpInput, async (deps, caller, { unknown }) =>
    reply(helpView(await help(deps, caller, { ...(unknown && { unknown }) }))),
  ),
}
