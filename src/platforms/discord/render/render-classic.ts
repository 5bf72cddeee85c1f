import type { APIEmbed } from 'discord.js'
import type { Fact, Span, Text, View } from '../../../views/view.ts'
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
  const fields = (view.facts ?? []).map((fact) => renderField(fact, most))
  if (!description && fields.length === 0) return []
  return [
    {
      color: TONE_COLORS[view.tone],
      ...(description && { description }),
      ...(fields.length > 0 && { fields }),
    },
  ]
}

/** The small print is in here too: an embed's own footer shows neither people nor moments. */
function renderDescription({ lines = [], rows = [], footer }: View, most: number): string {
  return [
    ...lines.map((line) => renderText(line, most)),
    rows.map(({ text }) => renderLine(text, most)).join('\n'),
    footer ? `-# ${renderLine(footer, most)}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const renderField = ({ label, value }: Fact, most: number) => ({
  name: renderLine(label, most),
  // Discord refuses an empty one.
  value: renderText(value, most) || '–',
  inline: true,
})

function keepsToLimits({ content, embeds }: Words): boolean {
  return content.length <= LIMITS.content && embeds.every(embedKeepsToLimits)
}

function embedKeepsToLimits({ description = '', fields = [] }: APIEmbed): boolean {
  const total = fields.reduce((sum, { name, value }) => sum + name.length + value.length, description.length)
  return (
    description.length <= LIMITS.embedDescription &&
    total <= LIMITS.embedTotal &&
    fields.every(
      ({ name, value }) => name.length <= LIMITS.embedFieldName && value.length <= LIMITS.embedFieldValue,
    )
  )
}
