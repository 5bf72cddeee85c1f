import {
  type APIComponentInContainer,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import type { View } from '../../../views/view.ts'
import { LIMITS } from '../limits.ts'
import { fit } from './fit.ts'
import { type MessageBody, TONE_COLORS } from './message-body.ts'
import { renderButtonRow } from './render-buttons.ts'
import { renderPairs, renderRows } from './render-rows.ts'
import { renderLine, renderText } from './render-text.ts'

/** Components V2: one container, in it the words, then every row beside or above its own buttons. */
export function renderSections(view: View): MessageBody {
  const components = fit((most) => renderParts(view, most), keepsToTextLimit)
  if (count(components) >= LIMITS.components) throw new Error('a view has too many parts for Discord')
  const container = {
    type: ComponentType.Container,
    accent_color: TONE_COLORS[view.tone],
    components,
  } as const
  return { flags: MessageFlags.IsComponentsV2, components: [container] }
}

/** Roomy where the limit of components allows it, else two rows share one line of buttons. */
function renderParts(view: View, most: number): APIComponentInContainer[] {
  const roomy = renderAround(view, renderRows(view.rows ?? [], most), most)
  if (count(roomy) < LIMITS.components) return roomy
  return renderAround(view, renderPairs(view.rows ?? [], most), most)
}

const renderAround = (
  view: View,
  rows: APIComponentInContainer[],
  most: number,
): APIComponentInContainer[] => [
  textDisplay(renderHead(view, most)),
  ...rows,
  ...(view.footer ? [textDisplay(`-# ${renderLine(view.footer, most)}`)] : []),
  ...renderButtonRow(view.buttons ?? []),
]

function renderHead({ title, lines = [], facts = [] }: View, most: number): string {
  const values = facts.map(({ label, value }) => `**${renderLine(label, most)}:** ${renderLine(value, most)}`)
  const paragraphs = [...lines.map((line) => renderText(line, most)), values.join('\n')]
  return [`### ${renderLine(title, most)}`, ...paragraphs.filter((part) => part !== '')].join('\n')
}

const textDisplay = (content: string): APITextDisplayComponent => ({
  type: ComponentType.TextDisplay,
  content,
})

/** Nested ones too; the container itself is one more. */
function count(components: readonly APIComponentInContainer[]): number {
  return components.reduce((sum, component) => sum + 1 + countInside(component), 0)
}

function countInside(component: APIComponentInContainer): number {
  if (component.type === ComponentType.ActionRow) return component.components.length
  return component.type === ComponentType.Section ? component.components.length + 1 : 0
}

const keepsToTextLimit = (components: readonly APIComponentInContainer[]): boolean =>
  components.flatMap(texts).join('').length <= LIMITS.componentsText

function texts(component: APIComponentInContainer): readonly string[] {
  if (component.type === ComponentType.TextDisplay) return [component.content]
  return component.type === ComponentType.Section ? component.components.map(({ content }) => content) : []
}
