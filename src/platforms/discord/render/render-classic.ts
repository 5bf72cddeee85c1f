import type { APIEmbed } from 'discord.js'
import type { Span, Text, View } from '../../../views/view.ts'
import { LIMITS } from '../limits.ts'
import { fit } from './fit.ts'
import { type MessageBody, TONE_COLORS } from './message-body.ts'
import { renderButtonRow } from './render-buttons.ts'
import { renderLine, renderText } from './render-text.ts'

/** The title as content, everything else in one embed, the buttons below. */
export function renderClassic(view: View): MessageBody {
  return {
    ...fit((most) => renderWords(view, most), keepsToLimits),
    components: renderButtonRow(view.buttons ?? []),
  }
}

type Words = { readonly content: string; readonly embeds: APIEmbed[] }

const renderWords = (view: View, most: number): Words => ({
  content: `**${renderLine(withoutBold(view.title), most)}**`,
  embeds: renderEmbed(view, most),
})

// Bold inside of bold would end it.
const withoutBold = (text: Text): Text =>
  typeof text === 'string' ? text : text.map((span) => (isBold(span) ? span.bold : span))

const isBold = (span: Span): span is { readonly bold: string } => typeof span === 'object' && 'bold' in span

function renderEmbed(view: View, most: number): APIEmbed[] {
  const description = renderDescription(view, most)
  return description ? [{ color: TONE_COLORS[view.tone], description }] : []
}

/** All in one text: fields would stand below the small print, and an embed's own footer shows no moments. */
function renderDescription({ lines = [], facts = [], rows = [], footer }: View, most: number): string {
  return [
    ...lines.map((line) => renderText(line, most)),
    facts.map(({ label, value }) => `**${renderLine(label, most)}:** ${renderLine(value, most)}`).join('\n'),
    rows.map(({ text }) => renderLine(text, most)).join('\n'),
    footer ? `-# ${renderLine(footer, most)}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const keepsToLimits = ({ content, embeds }: Words): boolean =>
  content.length <= LIMITS.content &&
  embeds.every(({ description = '' }) => description.length <= LIMITS.embedDescription)
