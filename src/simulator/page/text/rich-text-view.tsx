import { Link } from './link.tsx'
import type { Block, Inline } from './rich-text.ts'

export const RichText = ({ blocks }: { blocks: readonly Block[] }) => (
  <>
    {blocks.map((block, index) => (
      <BlockText key={index} block={block} />
    ))}
  </>
)

function BlockText({ block }: { block: Block }) {
  switch (block.kind) {
    case 'code_block':
      return <pre>{block.text}</pre>
    case 'quote':
      return <blockquote>{inlines(block.inner)}</blockquote>
    case 'heading':
      return <h4>{inlines(block.inner)}</h4>
    case 'small':
      return <p class="small">{inlines(block.inner)}</p>
    case 'item':
      return <p class="item">{inlines(block.inner)}</p>
    case 'paragraph':
      return <p>{inlines(block.inner)}</p>
  }
}

const inlines = (inner: readonly Inline[]) =>
  inner.map((one, index) => <InlineText key={index} inline={one} />)

function InlineText({ inline }: { inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return <>{inline.text}</>
    case 'break':
      return <br />
    case 'code':
      return <code>{inline.text}</code>
    case 'mention':
      return <span class="mention">{inline.text}</span>
    case 'link':
      return <Link url={inline.url}>{inlines(inline.inner)}</Link>
    default:
      return <Formatted kind={inline.kind} inner={inline.inner} />
  }
}

const TAGS = { bold: 'strong', italic: 'em', strike: 's', underline: 'u', spoiler: 'span' } as const

function Formatted({ kind, inner }: { kind: keyof typeof TAGS; inner: readonly Inline[] }) {
  const Tag = TAGS[kind]
  return <Tag class={kind === 'spoiler' ? 'spoiler' : undefined}>{inlines(inner)}</Tag>
}
