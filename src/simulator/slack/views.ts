import { LIMITS } from './blocks/limits.ts'
import type { HomeContent, ModalContent } from './blocks/view.ts'
import { Refusal } from './refusal.ts'
import type { Desk, OpenView, View, Workspace } from './workspace.ts'

/** The first modal of a stack; what was open before is gone. */
export function openModal(workspace: Workspace, userId: string, content: ModalContent): OpenView {
  refuseRepeatedExternalId(workspace, content)
  const id = workspace.ids.next('V')
  const opened = { ...created(workspace, id, content), rootId: id, previousId: null }
  workspace.deskOf(userId).modals = [opened]
  workspace.changed()
  return opened
}

/** On top of what is open. Throws `push_limit_reached`. */
export function pushModal(workspace: Workspace, userId: string, content: ModalContent): OpenView {
  const desk = workspace.deskOf(userId)
  const top = desk.modals.at(-1)
  if (!top) throw new Refusal('not_found')
  if (desk.modals.length >= LIMITS.viewStack) throw new Refusal('push_limit_reached')
  refuseRepeatedExternalId(workspace, content)
  const id = workspace.ids.next('V')
  const pushed = { ...created(workspace, id, content), rootId: top.rootId, previousId: top.id }
  desk.modals = [...desk.modals, pushed]
  workspace.changed()
  return pushed
}

type OnDesk = { readonly desk: Desk; readonly view: OpenView }

/** The view keeps its id and gets a new hash. */
export function updateModal(workspace: Workspace, { desk, view }: OnDesk, content: ModalContent): OpenView {
  if (content.external_id !== view.content.external_id) refuseRepeatedExternalId(workspace, content)
  const updated = {
    ...created(workspace, view.id, content),
    rootId: view.rootId,
    previousId: view.previousId,
  }
  desk.modals = desk.modals.map((one) => (one.id === view.id ? updated : one))
  workspace.changed()
  return updated
}

export function publishHome(workspace: Workspace, userId: string, content: HomeContent): View<HomeContent> {
  const desk = workspace.deskOf(userId)
  const id = desk.home?.id ?? workspace.ids.next('V')
  const hash = newHash(workspace)
  desk.home = { id, hash, rootId: id, previousId: null, content }
  workspace.changed()
  return desk.home
}

/** The open modal with this id, and whose it is. */
export function findModal(
  { users, deskOf }: Pick<Workspace, 'users' | 'deskOf'>,
  isWanted: (view: OpenView) => boolean,
): OnDesk | undefined {
  const found = [...users.keys()].map((id) => {
    const desk = deskOf(id)
    return { desk, view: desk.modals.find(isWanted) }
  })
  for (const { desk, view } of found) if (view) return { desk, view }
  return undefined
}

/** The view object of the Web API and of payloads. */
export function renderView({ app, team }: Workspace, view: View, values: object = {}): object {
  const { content } = view
  const isModal = content.type === 'modal'
  return {
    id: view.id,
    team_id: team.id,
    type: content.type,
    blocks: content.blocks,
    private_metadata: content.private_metadata,
    callback_id: content.callback_id,
    state: { values },
    hash: view.hash,
    title: isModal ? content.title : { type: 'plain_text', text: 'View Title', emoji: true },
    close: isModal ? (content.close ?? null) : null,
    submit: isModal ? (content.submit ?? null) : null,
    clear_on_close: isModal && content.clear_on_close,
    notify_on_close: isModal && content.notify_on_close,
    submit_disabled: isModal && content.submit_disabled,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: app.id,
    external_id: content.external_id,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  }
}

const created = (workspace: Workspace, id: string, content: ModalContent) => ({
  id,
  hash: newHash(workspace),
  content,
  isBusy: false,
  errors: {},
})

const newHash = ({ clock, ids }: Workspace): string =>
  `${Math.floor(clock.now().getTime() / 1000)}.${ids.secret(8)}`

function refuseRepeatedExternalId(workspace: Workspace, { external_id: externalId }: ModalContent): void {
  if (externalId && findModal(workspace, ({ content }) => content.external_id === externalId))
    throw new Refusal('duplicate_external_id')
}
