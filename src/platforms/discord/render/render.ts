import type { Button, View } from '../../../views/view.ts'
import type { MessageBody, ReplacingBody } from './message-body.ts'
import { renderClassic } from './render-classic.ts'
import { renderSections } from './render-sections.ts'

/**
 * A view as a Discord message, in one of two layouts. The classic one has a `content`, the only thing a push
 * notification shows (https://github.com/discord/discord-api-docs/issues/7854), so cards and notices use it. A list
 * whose lines have buttons of their own needs Components V2, which can put a button beside its line. A message that
 * is in V2 has to stay in it.
 */
export function renderView(view: View, isInSections = false): MessageBody {
  requireUniqueButtons(view)
  return isInSections || hasRowButtons(view) ? renderSections(view) : renderClassic(view)
}

/** A view in the place of a message, of which everything else has to go. */
export function renderReplacement(view: View, isInSections: boolean): ReplacingBody {
  const body = renderView(view, isInSections)
  return isInSections || 'content' in body ? body : { ...body, content: null, embeds: [] }
}

const hasRowButtons = ({ rows = [] }: View): boolean => rows.some(({ buttons = [] }) => buttons.length > 0)

function requireUniqueButtons(view: View): void {
  const ids = allButtons(view).map(({ name, subject }) => `${name}:${subject}`)
  if (new Set(ids).size < ids.length) throw new Error('two buttons of a message say the same to Discord')
}

const allButtons = ({ rows = [], buttons = [] }: View): readonly Button[] => [
  ...rows.flatMap((row) => row.buttons ?? []),
  ...buttons,
]
