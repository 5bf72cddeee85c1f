import type { Button, View } from '../../../views/view.ts'
import { repeatedName, writeCustomId } from '../custom-id.ts'
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
  const distinct = numberRepeats(view)
  return isInSections || hasRowButtons(view) ? renderSections(distinct) : renderClassic(distinct)
}

/** A view in the place of a message, of which everything else has to go. */
export function renderReplacement(view: View, isInSections: boolean): ReplacingBody {
  const body = renderView(view, isInSections)
  return isInSections || 'content' in body ? body : { ...body, content: null, embeds: [] }
}

const hasRowButtons = ({ rows = [] }: View): boolean => rows.some(({ buttons = [] }) => buttons.length > 0)

function numberRepeats(view: View): View {
  const seen = new Map<string, number>()
  const number = (button: Button): Button => {
    const said = writeCustomId(button)
    const nth = (seen.get(said) ?? 0) + 1
    seen.set(said, nth)
    return nth === 1 ? button : { ...button, name: repeatedName(button.name, nth) }
  }
  const { rows = [], buttons = [] } = view
  return {
    ...view,
    rows: rows.map((row) => ({ ...row, buttons: (row.buttons ?? []).map(number) })),
    buttons: buttons.map(number),
  }
}
