import { z } from 'zod'
import { checkHome, checkModal } from '../blocks/view.ts'
import { Refusal } from '../refusal.ts'
import { formHeard } from '../screen/heard.ts'
import { findModal, openModal, publishHome, pushModal, renderView, updateModal } from '../views.ts'
import { type Method, nested, parseArgs, TIER } from './method.ts'

const view = nested('invalid_arguments')
const triggerArgs = z.looseObject({ trigger_id: z.string(), view })
const updateArgs = z.looseObject({
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
  view,
})
const publishArgs = z.looseObject({ user_id: z.string(), hash: z.string().optional(), view })

const shared = { tokens: ['bot'], scopes: [], perMinute: TIER.four } as const

const open: Method = {
  ...shared,
  run: ({ workspace, triggers }, args, { scopes }) => {
    const asked = parseArgs(triggerArgs, args)
    const content = checkModal(asked.view, scopes)
    const { userId, hear } = triggers.exchange(asked.trigger_id)
    const opened = openModal(workspace, userId, content)
    hear?.(formHeard(workspace, workspace.users.get(userId) ?? workspace.app.user, opened))
    return { view: renderView(workspace, opened) }
  },
}

const push: Method = {
  ...shared,
  run: ({ workspace, triggers }, args, { scopes }) => {
    const asked = parseArgs(triggerArgs, args)
    const content = checkModal(asked.view, scopes)
    const { userId, viewId } = triggers.exchange(asked.trigger_id)
    if (!viewId) throw new Refusal('invalid_trigger_id')
    return { view: renderView(workspace, pushModal(workspace, userId, content)) }
  },
}

const update: Method = {
  ...shared,
  run: ({ workspace }, args, { scopes }) => {
    const asked = parseArgs(updateArgs, args)
    const content = checkModal(asked.view, scopes)
    const found = findModal(workspace, (one) =>
      asked.view_id ? one.id === asked.view_id : one.content.external_id === (asked.external_id ?? ' '),
    )
    if (!found) throw new Refusal('not_found')
    if (asked.hash && asked.hash !== found.view.hash) throw new Refusal('hash_conflict')
    return { view: renderView(workspace, updateModal(workspace, found, content)) }
  },
}

const publish: Method = {
  ...shared,
  run: ({ workspace }, args) => {
    const asked = parseArgs(publishArgs, args)
    if (!workspace.manifest.features.app_home.home_tab_enabled) throw new Refusal('not_enabled')
    if (!workspace.users.has(asked.user_id)) throw new Refusal('invalid_arguments')
    const content = checkHome(asked.view)
    const { home } = workspace.deskOf(asked.user_id)
    if (asked.hash && home && asked.hash !== home.hash) throw new Refusal('hash_conflict')
    return { view: renderView(workspace, publishHome(workspace, asked.user_id, content)) }
  },
}

export const viewsMethods: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
}
