import { describe, expect, it } from 'vitest'
import { renderMessage } from '../../../src/platforms/slack/render/render.ts'
import type { View } from '../../../src/views/view.ts'

describe('a link in a message', () => {
  it('is data, in small print markup that is escaped', () => {
    const link = { link: new URL('https://join.example/?a=1&b=<c>|d'), label: 'Open <it> | now\n& then' }
    const view: View = { tone: 'neutral', title: ['Go: ', link], footer: ['Or ', link, ' '] }
    expect(renderMessage(view, 'T1')).toMatchInlineSnapshot(`
      {
        "blocks": [
          {
            "elements": [
              {
                "elements": [
                  {
                    "style": {
                      "bold": true,
                    },
                    "text": "Go: ",
                    "type": "text",
                  },
                  {
                    "text": "Open <it> | now
      & then",
                    "type": "link",
                    "url": "https://join.example/?a=1&b=%3Cc%3E|d",
                  },
                ],
                "type": "rich_text_section",
              },
            ],
            "type": "rich_text",
          },
          {
            "elements": [
              {
                "text": "Or",
                "type": "plain_text",
              },
              {
                "text": "<https://join.example/?a=1&amp;b=%3Cc%3E%7Cd|Open &lt;it&gt; | now &amp; then>",
                "type": "mrkdwn",
              },
            ],
            "type": "context",
          },
        ],
        "text": "Go: Open &lt;it&gt; | now
      &amp; then
      Or Open &lt;it&gt; | now
      &amp; then ",
      }
    `)
  })

  it('stays when its text is cut', () => {
    const link = { link: new URL('https://join.example/'), label: 'Open it' }
    const text = ['x'.repeat(5000), link]
    const { blocks } = renderMessage({ tone: 'neutral', title: text, lines: [text], footer: text }, 'T1')
    expect(JSON.stringify(blocks).match(/x…/g)).toHaveLength(3)
    expect(JSON.stringify(blocks).match(/https:\/\/join\.example\//g)).toHaveLength(3)
  })

  it('leads to the web or throws, and is not quoted then', () => {
    const link = { link: new URL('javascript:alert(1)'), label: 'Open it' }
    const refusal = /^a link may not lead to javascript:$/
    expect(() => renderMessage({ tone: 'good', title: [link] }, 'T1')).toThrow(refusal)
    expect(() => renderMessage({ tone: 'good', title: 'x', footer: [link] }, 'T1')).toThrow(refusal)
  })
})
