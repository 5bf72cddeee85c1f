import { describe, expect, it } from 'vitest'
import { renderView } from '../../../src/platforms/discord/render/render.ts'

describe('a link on Discord', () => {
  it('is words that lead there, without a preview', () => {
    const link = {
      link: new URL('https://join.example/a_(b)?c=d\\e'),
      label: 'Open [*it*]\nat https://x.example',
    }
    expect(renderView({ tone: 'good', title: ['Go: ', link], lines: [[link]] })).toMatchInlineSnapshot(`
      {
        "components": [],
        "content": "**Go: [Open ［\\*it\\*］ at x.example](<https://join.example/a_%28b%29?c=d%5Ce>)**",
        "embeds": [
          {
            "color": 5763719,
            "description": "[Open ［\\*it\\*］ at x.example](<https://join.example/a_%28b%29?c=d%5Ce>)",
          },
        ],
      }
    `)
    const revoke = { name: 'revoke', subject: '1', label: 'Revoke', look: 'plain' } as const
    expect(
      renderView({ tone: 'good', title: 'x', rows: [{ text: [link], buttons: [revoke] }] }),
    ).toMatchInlineSnapshot(`
      {
        "components": [
          {
            "accent_color": 5763719,
            "components": [
              {
                "content": "### x",
                "type": 10,
              },
              {
                "accessory": {
                  "custom_id": "revoke:1",
                  "label": "Revoke",
                  "style": 2,
                  "type": 2,
                },
                "components": [
                  {
                    "content": "[Open ［\\*it\\*］ at x.example](<https://join.example/a_%28b%29?c=d%5Ce>)",
                    "type": 10,
                  },
                ],
                "type": 9,
              },
            ],
            "type": 17,
          },
        ],
        "flags": 32768,
      }
    `)
  })

  it('leads to the web or throws, and is not quoted then', () => {
    const link = { link: new URL('javascript:alert(1)'), label: 'Open it' }
    expect(() => renderView({ tone: 'good', title: [link] })).toThrow(/^a link may not lead to javascript:$/)
  })
})
