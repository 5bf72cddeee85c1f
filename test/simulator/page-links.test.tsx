import { describe, expect, it } from 'vitest'
import { parseWords } from '../../src/simulator/page/slack/blocks.ts'
import { Link } from '../../src/simulator/page/text/link.tsx'

describe('a link on the page', () => {
  it('opens a tab of its own that knows nothing of this one', () => {
    expect(Link({ url: 'https://a.example/b', children: 'there' })).toMatchObject({
      type: 'a',
      props: {
        href: 'https://a.example/b',
        target: '_blank',
        rel: 'noreferrer noopener',
        children: 'there',
      },
    })
  })

  it('is only words where it does not lead to a page or a mail', () => {
    const shown = Link({ url: 'javascript:alert(1)', children: 'there' })
    expect(shown).toMatchObject({ type: 'span', props: { children: 'there' } })
    expect(shown.props).not.toHaveProperty('href')
  })
})

describe('the words of a modal', () => {
  const link = { type: 'link', url: 'https://a.example', text: 'there' }
  const words = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [link] }] }

  it('are its blocks without what one fills in', () => {
    const buttons = { type: 'actions', elements: [] }
    const blocks = [words, { type: 'input', block_id: 'who' }, buttons, { type: 'new' }]
    expect(parseWords({ type: 'modal', blocks }, 'there')).toEqual([words, buttons, { type: 'unknown' }])
  })
})
