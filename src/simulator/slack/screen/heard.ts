import { z } from 'zod'
import type { Heard } from '../../ear.ts'
import { readContent } from '../api/content.ts'
import type { Content } from '../messages.ts'
import { renderMrkdwn } from '../mrkdwn.ts'
import type { User } from '../users.ts'
import type { OpenView, Workspace } from '../workspace.ts'
import { renderForm } from './form.ts'
import { readBlocks, readerFor } from './reader.ts'

const message = z.looseObject({ text: z.string().optional(), blocks: z.unknown().optional() })

/** A message as this person would read it. */
export function messageHeard(workspace: Workspace, user: User, { text, blocks }: Content): Heard {
  const reader = readerFor(workspace, user)
  return { kind: 'message', text: blocks ? readBlocks(blocks, reader) : renderMrkdwn(text, reader) }
}

/** What an acknowledgement says. */
export const contentHeard = (workspace: Workspace, user: User, payload: unknown): Heard =>
  messageHeard(workspace, user, readContent(message.parse(payload)))

/** A form, with what it finds wrong. */
export function formHeard(workspace: Workspace, user: User, view: OpenView): Heard {
  const { title, text, fields } = renderForm(workspace, view, readerFor(workspace, user))
  const errors = fields.flatMap(({ error }) => error ?? [])
  return { kind: 'form', text: [title, text, ...errors].filter(Boolean).join('\n') }
}
