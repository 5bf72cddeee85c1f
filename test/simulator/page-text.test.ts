import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../src/simulator/page/discord/markdown.ts'
import { readMrkdwn } from '../../src/simulator/page/slack/mrkdwn.ts'
import { readRichText, richTextBlock } from '../../src/simulator/page/slack/rich-text-block.ts'
import type { Block, Inline } from '../../src/simulator/page/text/rich-text.ts'

const names = { person: (id: string) => `person ${id}`, channel: (id: string) => `channel ${id}` }
const NOW = new Date('2026-03-02T09:00:00Z')

/** `bold(text)` for what would be drawn bold, and so on. */
const written = (inner: readonly Inline[]): string => inner.map(writtenOne).join('')
function writtenOne(one: Inline): string {
  if (one.kind === 'text') return one.text
  if (one.kind === 'break') return '⏎'
  if ('text' in one) return `${one.kind}(${one.text})`
  return `${one.kind}(${written(one.inner)})`
}
const block = (one: Block): string =>
  'inner' in one ? `${one.kind}: ${written(one.inner)}` : `code: ${one.text}`

describe('Slack text', () => {
  it.each([
    ['*Hi* _you_ ~not~', 'paragraph: bold(Hi) italic(you) strike(not)'],
    ['snake_case_name 2*3*4', 'paragraph: snake_case_name 2*3*4'],
    ['&lt;!channel&gt; &amp;amp;', 'paragraph: <!channel> &amp;'],
    ['<@U1> in <#C1|general>', 'paragraph: mention(@person U1) in mention(#general)'],
    ['<https://a.example|here>', 'paragraph: link(here)'],
    ['<javascript:alert(1)|here>', 'paragraph: <javascript:alert(1)|here>'],
    ['<!date^1772442000^{date_short}|then>', 'paragraph: Mar 2, 2026'],
    ['&gt; said\nand', 'quote: said | paragraph: and'],
    ['`*raw* &lt;`', 'paragraph: code(*raw* <)'],
    ['a ```b\nc``` d', 'paragraph: a  | code: b\nc | paragraph:  d'],
    [':tada: :unknown_one:', 'paragraph: 🎉 :unknown_one:'],
    ['one\ntwo', 'paragraph: one⏎two'],
  ])('%s', (text, expected) => {
    expect(readMrkdwn(text, names).map(block).join(' | ')).toBe(expected)
  })
})

describe('Slack rich text', () => {
  it.each<[string, unknown[], string]>([
    ['styles', [{ type: 'text', text: 'a', style: { bold: true, italic: true } }], 'italic(bold(a))'],
    ['code', [{ type: 'text', text: '/team', style: { code: true } }], 'code(/team)'],
    ['lines, and nothing is a mark', [{ type: 'text', text: '*a*\n<b>' }], '*a*⏎<b>'],
    ['people', [{ type: 'user', user_id: 'U1' }], 'mention(@person U1)'],
    ['links', [{ type: 'link', url: 'https://a.example', text: 'here' }], 'link(here)'],
    ['emoji', [{ type: 'emoji', name: 'tada' }], '🎉'],
    [
      'dates',
      [{ type: 'date', timestamp: 1_772_442_000, format: '{date_short}', fallback: 'then' }],
      'Mar 2, 2026',
    ],
  ])('%s', (_what, elements, expected) => {
    const parsed = richTextBlock.parse({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements }],
    })
    expect(readRichText(parsed, names).map(block)).toEqual([`paragraph: ${expected}`])
  })
})

describe('Discord text', () => {
  it.each([
    ['**b** *i* __u__ ~~s~~ ||x||', 'paragraph: bold(b) italic(i) underline(u) strike(s) spoiler(x)'],
    ['\\*plain\\* \\<@1>', 'paragraph: *plain* <@1>'],
    ['<@1> <@!2> <#3>', 'paragraph: mention(@person 1) mention(@person 2) mention(#channel 3)'],
    ['</team invite:5>', 'paragraph: mention(/team invite)'],
    ['<t:1772445600:R>', 'paragraph: in 1 hour'],
    ['[here](https://a.example)', 'paragraph: link(here)'],
    ['[here](<https://a.example/b>)', 'paragraph: link(here)'],
    ['**[\\*here\\*](<https://a.example/b>)**', 'paragraph: bold(link(*here*))'],
    [
      '[https://b.example](<https://a.example>)',
      'paragraph: [link(https://b.example]()<link(https://a.example)>)',
    ],
    ['[here](javascript:alert)', 'paragraph: [here](javascript:alert)'],
    ['# Title\n-# small\n> quoted\n- item', 'heading: Title | small: small | quote: quoted | item: item'],
    ['some_snake_case', 'paragraph: some_snake_case'],
  ])('%s', (text, expected) => {
    expect(readMarkdown(text, names, NOW).map(block).join(' | ')).toBe(expected)
  })

  it.each([
    ['<t:1772445600:f>', false],
    ['<t:1772445600:F>', true],
  ])('%s names the day of the week: %s', (text, isNamed) => {
    const shown = readMarkdown(text, names, NOW).map(block).join(' | ')
    expect(shown).toContain('March 2, 2026')
    expect(shown.includes('Monday')).toBe(isNamed)
  })
})
