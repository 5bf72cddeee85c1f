import type {
  ActionsBlock,
  ContextBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  Button as SlackButton,
} from '@slack/types'
import type { Button, Row, Span, Text, View } from '../../../views/view.ts'
import { webAddress } from '../../web-address.ts'
import { LIMITS } from '../limits.ts'
import { clip, clipEscaped, escape } from './clip.ts'
import { cutText } from './cut-text.ts'
import { MARKS, momentText, plainText, viewText } from './plain-text.ts'
import { DATE_FORMAT, isHere, richTextBlock, toSpans } from './rich-text.ts'

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
    richTextBlock([title(view, team)], team),
    ...(view.lines ?? []).map((line) => richTextBlock([line], team)),
    ...(facts.length > 0 ? [richTextBlock(facts, team)] : []),
    ...(view.rows ?? []).flatMap((row, index) => rowBlocks(row, index, team)),
    ...actionsBlock('buttons', view.buttons ?? []),
    ...footerBlock(view.footer),
  ]
  if (blocks.length > LIMITS.blocks) throw new Error(`${blocks.length} blocks, Slack shows ${LIMITS.blocks}`)
  return blocks
}

/** Strings in a title are bold, and so is the rest as far as Slack can: a mention cannot. */
function title(view: View, team: string): Span[] {
  const isLong = plainText(view.title).length > LIMITS.title
  const spans = toSpans(isLong ? cutText(view.title, LIMITS.title) : view.title)
  return [{ bold: MARKS[view.tone] }, ...spans.map((span) => inTitle(span, team))]
}

function inTitle(span: Span, team: string): Span {
  if (typeof span === 'string') return { bold: span }
  return 'person' in span && !isHere(span.person, team) ? { bold: span.name } : span
}

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
  const isLong = plainText(footer).length > LIMITS.contextText
  const spans = toSpans(isLong ? cutText(footer, LIMITS.contextText) : footer)
  // Slack refuses an element of nothing.
  const elements = spans.filter((span) => plainText([span]).trim() !== '').map(footerElement)
  if (elements.length === 0) return []
  return [{ type: 'context', elements: elements.slice(0, LIMITS.contextElements) }]
}

/** Only a moment and a link are markup. */
function footerElement(span: Span): PlainTextElement | MrkdwnElement {
  if (typeof span === 'object' && 'moment' in span) return { type: 'mrkdwn', text: dateMarkup(span.moment) }
  if (typeof span === 'object' && 'link' in span) return { type: 'mrkdwn', text: linkMarkup(span) }
  return smallPrint(plainText([span]))
}

const smallPrint = (text: string): PlainTextElement => ({
  type: 'plain_text',
  text: clip(text.trim(), LIMITS.contextText),
})

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const dateMarkup = (moment: Date): string =>
  `<!date^${Math.floor(moment.getTime() / 1000)}^${DATE_FORMAT}|${momentText(moment)}>`

/** https://docs.slack.dev/messaging/formatting-message-text#linking-urls, where a bar begins the label. */
function linkMarkup({ link, label }: Extract<Span, { readonly link: URL }>): string {
  const address = webAddress(link).replaceAll('|', '%7C')
  return `<${escape(address)}|${escape(clip(label.replace(/\s+/g, ' '), LIMITS.linkLabel))}>`
}
