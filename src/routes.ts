import type { z } from 'zod'
import { bulkRoutes } from './bulk-routes.ts'
import { changeRoutes } from './change-routes.ts'
import { MOST_INVITEES } from './commands.ts'
import {
  anyInput,
  cursorInput,
  helpInput,
  invitationInput,
  inviteInput,
  pageInput,
  queryInput,
  searchInput,
  whoInput,
} from './inputs.ts'
import { lifeRoutes } from './life-routes.ts'
import { linkRoutes } from './link-routes.ts'
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
  spec,
} from './route.ts'
import { answerInvitation } from './usecases/answer-invitation.ts'
import { askRevoke } from './usecases/ask-revoke.ts'
import { findForDetour } from './usecases/find-for-detour.ts'
import { suggestTeams } from './usecases/find-team.ts'
import { help } from './usecases/help.ts'
import { readInbox } from './usecases/inbox.ts'
import { invite, namedBy } from './usecases/invite.ts'
import { listInvitations } from './usecases/list-invitations.ts'
import { listMembers } from './usecases/list-members.ts'
import { makeInvitationLink } from './usecases/make-invitation-link.ts'
import { askMention, mentionInvitee } from './usecases/mention-invitee.ts'
import { revoke } from './usecases/revoke.ts'
import { setup } from './usecases/setup.ts'
import { suggestInvitations } from './usecases/suggest-invitations.ts'
import { suggestRoles } from './usecases/suggest-roles.ts'
import { answeredAnswer } from './views/answered.ts'
import { helpView } from './views/help.ts'
import { inboxView } from './views/inbox.ts'
import { invitationsView } from './views/invitations.ts'
import { inviteAnswer, inviteForm, roleChoices } from './views/invite.ts'
import { membersView } from './views/members.ts'
import { askMentionView, linkView, mentionedAnswer, quietAnswer, reachView } from './views/reach.ts'
import { askRevokeAnswer, invitationChoices, keptAnswer, revokedAnswer } from './views/revoke.ts'
import { setupView } from './views/setup.ts'
import { teamChoices } from './views/which-team.ts'

const inviting =
  (by: 'command' | 'form'): Handle<z.infer<typeof inviteInput>> =>
  async (deps, caller, input) => {
    const ask = { ...input, named: namedBy(caller, input), most: MOST_INVITEES }
    return inviteAnswer(await invite(deps, caller, ask), { by, spec: spec(deps, 'invite') })
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
  ...bulkRoutes,
  ...lifeRoutes,
  ...linkRoutes,
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
  'press reach': about(
    'invitation',
    reads(invitationInput, async (deps, caller, id) =>
      reply(reachView(await findForDetour(deps, caller, id))),
    ),
  ),
  'press ask_mention': about(
    'invitation',
    reads(invitationInput, async (deps, caller, id) =>
      reply(askMentionView(await askMention(deps, caller, id))),
    ),
  ),
  'press mention': about(
    'invitation',
    changes(invitationInput, async (deps, caller, id) =>
      mentionedAnswer(await mentionInvitee(deps, caller, id)),
    ),
  ),
  'press keep_quiet': about(
    'person',
    reads(anyInput, async () => quietAnswer),
  ),
  'press reach_link': about(
    'invitation',
    changes(invitationInput, async (deps, caller, id) =>
      reply(linkView(await makeInvitationLink(deps, caller, id))),
    ),
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
