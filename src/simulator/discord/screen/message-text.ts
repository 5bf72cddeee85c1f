import type { ScreenLink } from '../../twin.ts'
import type { Message, State } from '../model.ts'
import type { Embed } from '../schemas/embed.ts'
import { placedComponents } from '../schemas/layout.ts'
import { linksIn, readable } from './readable.ts'

/** Everything there is to read in a message, a line per part. */
export function messageText(state: State, { content, embeds, components }: Message): string {
  const lines = [content, ...embeds.flatMap(embedLines), ...displayed(components)]
  return lines.flatMap((line) => (line ? [readable(state, line)] : [])).join('\n')
}

const displayed = (components: Message['components']): string[] =>
  placedComponents(components).flatMap(({ component }) => (component.type === 10 ? [component.content] : []))

/** What in a message leads somewhere; an embed's author, title and footer are no Markdown with links. */
export function messageLinks(state: State, { content, embeds, components }: Message): ScreenLink[] {
  const inEmbeds = embeds.flatMap(({ description, fields }) => [
    description ?? '',
    ...(fields ?? []).map(({ value }) => value),
  ])
  return [content, ...inEmbeds, ...displayed(components)].flatMap((text) => linksIn(state, text))
}

const embedLines = ({ author, title, description, fields, footer }: Embed): string[] => [
  author?.name ?? '',
  title ?? '',
  description ?? '',
  ...(fields ?? []).map(({ name, value }) => `${name}: ${value}`),
  footer?.text ?? '',
]
