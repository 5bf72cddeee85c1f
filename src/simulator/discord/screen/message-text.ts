import type { Message, State } from '../model.ts'
import type { Embed } from '../schemas/embed.ts'
import { placedComponents } from '../schemas/layout.ts'
import { readable } from './readable.ts'

/** Everything there is to read in a message, a line per part. */
export function messageText(state: State, { content, embeds, components }: Message): string {
  const parts = placedComponents(components).flatMap(({ component }) =>
    component.type === 10 ? [component.content] : [],
  )
  const lines = [content, ...embeds.flatMap(embedLines), ...parts]
  return lines.flatMap((line) => (line ? [readable(state, line)] : [])).join('\n')
}

const embedLines = ({ author, title, description, fields, footer }: Embed): string[] => [
  author?.name ?? '',
  title ?? '',
  description ?? '',
  ...(fields ?? []).map(({ name, value }) => `${name}: ${value}`),
  footer?.text ?? '',
]
