import { type APIComponentInContainer, ComponentType } from 'discord.js'
import type { Row } from '../../../views/view.ts'
import { renderButton, renderButtonRow } from './render-buttons.ts'
import { renderLine } from './render-text.ts'

/** One button stands beside its row's text; several stand below it. */
export const renderRows = (rows: readonly Row[], most: number): APIComponentInContainer[] =>
  rows.flatMap((row) => renderRow(row, most))

function renderRow({ text, buttons = [] }: Row, most: number): APIComponentInContainer[] {
  const content = { type: ComponentType.TextDisplay, content: renderLine(text, most) } as const
  const [only, ...others] = buttons
  if (!only || others.length > 0) return [content, ...renderButtonRow(buttons)]
  return [{ type: ComponentType.Section, components: [content], accessory: renderButton(only) }]
}

/** Two rows share one text and one line of buttons, and numbers say which button belongs to which. */
export function renderPairs(rows: readonly Row[], most: number): APIComponentInContainer[] {
  const numbered = rows.map((row, index) => ({ ...row, number: index + 1 }))
  return numbered.flatMap((row, index) =>
    index % 2 === 0 ? renderPair(numbered.slice(index, index + 2), most) : [],
  )
}

type NumberedRow = Row & { readonly number: number }

function renderPair(rows: readonly NumberedRow[], most: number): APIComponentInContainer[] {
  const lines = rows.map(({ number, text }) => `**${number}** · ${renderLine(text, most)}`)
  return [
    { type: ComponentType.TextDisplay, content: lines.join('\n') },
    ...renderButtonRow(rows.flatMap(numberButtons)),
  ]
}

const numberButtons = ({ number, buttons = [] }: NumberedRow) =>
  buttons.map((button) => ({ ...button, label: `${number} · ${button.label}` }))
