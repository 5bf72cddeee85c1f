import type {
  ActionsBlock,
  ContextBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  Button as SlackButton,
} from '@slack/types'
import type { Button, Row, Span, Text, View } from '../../../views/view.ts'
import { LIMITS } from '../limits.ts'
import { clip, clipEscaped } from './clip.ts'
import { MARKS, momentText, plainText, viewText } from './plain-text.ts'
import { DATE_FORMAT, richTextBlock } from './rich-text.ts'

export type Message = { readonly text: string; readonly blocks: KnownBlock[] }

/**
 * A view as a message. `text` repeats the whole meaning for notifications and screen readers.
 * @param team the workspace whose people can be mentioned
 */
export function renderMessage(view: View, team: string): Message {
  return { text: clipEscaped(viewText(view), LIMITS.messageText), blocks: renderBlocks(view, team) }
}

export function renderBlocks(view: View, team: string): KnownBlock[] {
  const facts = (view.facts ?? []).map(
    ({ label, value }): Text => [{ bold: `${label}: ` }, ...toSpans(value)],
  )
  const blocks = [
    richTextBlock([title(view)], team),
    ...(view.lines ?? []).map((line) => richTextBlock([line], team)),
    ...(facts.length > 0 ? [richTextBlock(facts, team)] : []),
    ...(view.rows ?? []).flatMap((row, index) => rowBlocks(row, index, team)),
    ...actionsBlock('buttons', view.buttons ?? []),
    ...footerBlock(view.footer),
  ]
  if (blocks.length > LIMITS.blocks) throw new Error(`${blocks.length} blocks, Slack shows ${LIMITS.blocks}`)
  return blocks
}

/** Strings in a title are bold, and so is the rest as far as Slack can. */
function title(view: View): Span[] {
  const mark = MARKS[view.tone]
  if (plainText(view.title).length > LIMITS.title) {
    return [{ bold: mark + clip(plainText(view.title), LIMITS.title) }]
  }
  const spans = toSpans(view.title).map((span) => (typeof span === 'string' ? { bold: span } : span))
  return [{ bold: mark }, ...spans]
}

const toSpans = (text: Text): readonly Span[] => (typeof text === 'string' ? [text] : text)

function rowBlocks(row: Row, index: number, team: string): KnownBlock[] {
  return [richTextBlock([row.text], team), ...actionsBlock(`row-${index}`, row.buttons ?? [])]
}

function actionsBlock(id: string, buttons: readonly Button[]): ActionsBlock[] {
  if (buttons.length === 0) return []
  if (buttons.length > LIMITS.actions)
    throw new Error(`${buttons.length} buttons, Slack shows ${LIMITS.actions}`)
  return [{ type: 'actions', block_id: id, elements: buttons.map(renderButton) }]
}

function renderButton(button: Button, index: number, all: readonly Button[]): SlackButton {
  if (button.subject.length > LIMITS.buttonValue) throw new Error(`the subject of ${button.name} is too long`)
  const isRepeated = all.some(({ name }, other) => name === button.name && other < index)
  return {
    type: 'button',
    action_id: isRepeated ? `${button.name}~${index}` : button.name,
    text: { type: 'plain_text', text: clip(button.label, LIMITS.buttonText) },
    value: button.subject,
    ...(button.look !== 'plain' && { style: button.look }),
    ...(button.spoken && { accessibility_label: clip(button.spoken, LIMITS.spokenLabel) }),
  }
}

/** The name that {@link renderButton} made unique in its block. */
export const buttonName = (actionId: string): string => actionId.replace(/~\d+$/, '')

function footerBlock(footer: Text | undefined): ContextBlock[] {
  if (footer === undefined) return []
  const text = plainText(footer)
  if (text === '') return []
  const elements = text.length > LIMITS.contextText ? [smallPrint(text)] : toSpans(footer).map(footerElement)
  return [{ type: 'context', elements: elements.slice(0, LIMITS.contextElements) }]
}

/** Only a moment is markup, and nobody else's words are in it. */
function footerElement(span: Span): PlainTextElement | MrkdwnElement {
  if (typeof span === 'string' || !('moment' in span)) return smallPrint(plainText([span]))
  return { type: 'mrkdwn', text: dateMarkup(span.moment) }
}

const smallPrint = (text: string): PlainTextElement => ({
  type: 'plain_text',
  text: clip(text.trim(), LIMITS.contextText),
})

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const dateMarkup = (moment: Date): string =>
  `<!date^${Math.floor(moment.getTime() / 1000)}^${DATE_FORMAT}|${momentText(moment)}>`
