/** Formatted text as both platforms know it, after their own notations are read. */
export type Inline =
  | { readonly kind: 'text' | 'code' | 'mention'; readonly text: string }
  | { readonly kind: 'break' }
  | {
      readonly kind: 'bold' | 'italic' | 'strike' | 'underline' | 'spoiler'
      readonly inner: readonly Inline[]
    }
  | { readonly kind: 'link'; readonly url: string; readonly inner: readonly Inline[] }

export type Block =
  | { readonly kind: 'paragraph' | 'quote' | 'heading' | 'small' | 'item'; readonly inner: readonly Inline[] }
  | { readonly kind: 'code_block'; readonly text: string }

/** `read` reads what is inside by the same rules. */
export type InlineRule = {
  /** Sticky; tried at every position. */
  readonly pattern: RegExp
  /** Only where no word goes on: `snake_case` is not italic. */
  readonly atWordStart?: boolean
  readonly make: (match: RegExpExecArray, read: (text: string) => readonly Inline[]) => Inline
}

export type LineRule = { readonly pattern: RegExp; readonly kind: 'quote' | 'heading' | 'small' | 'item' }

function readInline(text: string, rules: readonly InlineRule[]): readonly Inline[] {
  const found: Inline[] = []
  let plain = ''
  const flush = () => {
    if (plain) found.push({ kind: 'text', text: plain })
    plain = ''
  }
  for (let at = 0; at < text.length; ) {
    const hit = matchAt(text, at, rules)
    if (hit) {
      flush()
      found.push(hit.rule.make(hit.match, (inner) => readInline(inner, rules)))
    } else plain += text[at]
    at += hit ? hit.match[0].length : 1
  }
  flush()
  return found
}

function matchAt(text: string, at: number, rules: readonly InlineRule[]) {
  for (const rule of rules) {
    if (rule.atWordStart && at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) continue
    rule.pattern.lastIndex = at
    const match = rule.pattern.exec(text)
    if (match) return { rule, match }
  }
  return undefined
}

/** A platform's notation. */
export type Notation = {
  /** With one group, the code inside. */
  readonly fence: RegExp
  readonly lines: readonly LineRule[]
  readonly rules: readonly InlineRule[]
}

/** Splits off fenced code, then reads line by line; lines of one kind belong together. */
export function readBlocks(text: string, notation: Notation): readonly Block[] {
  return text.split(notation.fence).flatMap((part, index): readonly Block[] => {
    if (index % 2 === 1) return [{ kind: 'code_block', text: part }]
    return part.trim() ? readLines(part.replace(/^\n|\n$/g, ''), notation) : []
  })
}

function readLines(text: string, { lines, rules }: Notation): readonly Block[] {
  const blocks: { kind: LineRule['kind'] | 'paragraph'; text: string }[] = []
  for (const line of text.split('\n')) {
    const rule = lines.find(({ pattern }) => pattern.test(line))
    const kind = rule?.kind ?? 'paragraph'
    const content = rule ? line.replace(rule.pattern, '') : line
    const last = blocks.at(-1)
    if (last && last.kind === kind && kind !== 'item' && kind !== 'heading') last.text += `\n${content}`
    else blocks.push({ kind, text: content })
  }
  return blocks.map((block) => ({ kind: block.kind, inner: readInline(block.text, rules) }))
}
