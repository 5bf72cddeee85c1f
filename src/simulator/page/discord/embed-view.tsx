import { colorOf } from './component-view.tsx'
import type { Embed } from './components.ts'
import { Markdown, type Reading } from './markdown-view.tsx'

export const EmbedView = ({ embed, reading }: { embed: Embed; reading: Reading }) => (
  <div class="embed" style={{ borderLeftColor: colorOf(embed.color) }}>
    {embed.author && <p class="embed-author">{embed.author.name}</p>}
    {embed.title && (
      <div class="embed-title">
        <Markdown text={embed.title} reading={reading} />
      </div>
    )}
    {embed.description && <Markdown text={embed.description} reading={reading} />}
    {embed.fields && embed.fields.length > 0 && (
      <dl class="embed-fields">
        {embed.fields.map(({ name, value, inline }, index) => (
          <div key={index} class={inline ? 'inline' : ''}>
            <dt>{name}</dt>
            <dd>
              <Markdown text={value} reading={reading} />
            </dd>
          </div>
        ))}
      </dl>
    )}
    {embed.footer && <p class="embed-footer">{embed.footer.text}</p>}
  </div>
)
