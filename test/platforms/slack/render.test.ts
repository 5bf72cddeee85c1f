import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/platforms/slack/limits.ts'
import { renderMessage } from '../../../src/platforms/slack/render/render.ts'
import type { Button, View } from '../../../src/views/view.ts'

const ann = { platform: 'slack', id: 'T1/U1' }

const button = (name: string, more: Partial<Button> = {}): Button => ({
  name,
  subject: 's1',
  label: name,
  look: 'plain',
  ...more,
})

const card: View = {
  tone: 'neutral',
  title: [{ person: ann, name: 'Ann' }, ' invites you to ', { bold: 'Lighthouse' }],
  lines: ['They wrote: see you *soon*'],
  facts: [
    { label: 'Role', value: 'member' },
    { label: 'Open until', value: [{ moment: new Date('2026-03-08T09:00:00Z') }] },
  ],
  rows: [{ text: [{ code: 'bob@x.org' }], buttons: [button('revoke', { spoken: 'Revoke bob' })] }],
  buttons: [button('accept', { look: 'primary' }), button('decline', { look: 'danger' })],
  footer: 'Nobody is told when you decline',
}

describe('a view as a message', () => {
  it('has blocks, and says the same in words', () => {
    expect(renderMessage(card, 'T1')).toMatchInlineSnapshot(`
      {
        "blocks": [
          {
            "elements": [
              {
                "elements": [
                  {
                    "type": "user",
                    "user_id": "U1",
                  },
                  {
                    "style": {
                      "bold": true,
                    },
                    "text": " invites you to ",
                    "type": "text",
                  },
                  {
                    "style": {
                      "bold": true,
                    },
                    "text": "Lighthouse",
                    "type": "text",
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
                "elements": [
                  {
                    "text": "They wrote: see you *soon*",
                    "type": "text",
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
                "elements": [
                  {
                    "style": {
                      "bold": true,
                    },
                    "text": "Role: ",
                    "type": "text",
                  },
                  {
                    "text": "member",
                    "type": "text",
                  },
                  {
                    "text": "
      ",
                    "type": "text",
                  },
                  {
                    "style": {
                      "bold": true,
                    },
                    "text": "Open until: ",
                    "type": "text",
                  },
                  {
                    "fallback": "8 Mar 2026, 09:00 UTC",
                    "format": "{date_short_pretty} {time}",
                    "timestamp": 1772960400,
                    "type": "date",
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
                "elements": [
                  {
                    "style": {
                      "code": true,
                    },
                    "text": "bob@x.org",
                    "type": "text",
                  },
                ],
                "type": "rich_text_section",
              },
            ],
            "type": "rich_text",
          },
          {
            "block_id": "row-0",
            "elements": [
              {
                "accessibility_label": "Revoke bob",
                "action_id": "revoke",
                "text": {
                  "text": "revoke",
                  "type": "plain_text",
                },
                "type": "button",
                "value": "s1",
              },
            ],
            "type": "actions",
          },
          {
            "block_id": "buttons",
            "elements": [
              {
                "action_id": "accept",
                "style": "primary",
                "text": {
                  "text": "accept",
                  "type": "plain_text",
                },
                "type": "button",
                "value": "s1",
              },
              {
                "action_id": "decline",
                "style": "danger",
                "text": {
                  "text": "decline",
                  "type": "plain_text",
                },
                "type": "button",
                "value": "s1",
              },
            ],
            "type": "actions",
          },
          {
            "elements": [
              {
                "text": "Nobody is told when you decline",
                "type": "plain_text",
              },
            ],
            "type": "context",
          },
        ],
        "text": "Ann invites you to Lighthouse
      They wrote: see you *soon*
      Role: member
      Open until: 8 Mar 2026, 09:00 UTC
      • bob@x.org
      Nobody is told when you decline",
      }
    `)
  })

  it('names people of another workspace or platform without a mention', () => {
    const title = [
      { person: { platform: 'discord', id: '12' }, name: 'Dora' },
      ' and ',
      { person: { platform: 'slack', id: 'T9/U9' }, name: 'Nino' },
    ]
    const { blocks } = renderMessage({ tone: 'neutral', title }, 'T1')
    expect(JSON.stringify(blocks)).toContain('Dora')
    expect(JSON.stringify(blocks)).not.toContain('"user"')
  })

  it('says the tone in a sign', () => {
    const textOf = (tone: View['tone']) => renderMessage({ tone, title: 'Hello' }, 'T1').text
    expect(textOf('good')).toBe('✅ Hello')
    expect(textOf('bad')).toBe('⚠️ Hello')
    expect(textOf('waiting')).toBe('⏳ Hello')
    expect(textOf('neutral')).toBe('Hello')
  })
})

describe('text from people', () => {
  const nasty = '*b* _i_ ~s~ `c` <!channel> <@U2> <https://evil.example|bank> & :bomb:'

  it('is data in the blocks and has no markup beside them', () => {
    const view: View = { tone: 'neutral', title: nasty, lines: [nasty], footer: nasty }
    const { text, blocks } = renderMessage(view, 'T1')
    expect(text).not.toMatch(/[<>]/)
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn')
    expect(blocks[1]).toEqual({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: nasty }] }],
    })
  })

  it('is cut between characters and not inside an entity', () => {
    const families = '👨‍👩‍👧‍👦'.repeat(1000)
    const { text, blocks } = renderMessage(
      { tone: 'neutral', title: families, lines: ['&'.repeat(9000)] },
      'T1',
    )
    expect(text.length).toBeLessThanOrEqual(LIMITS.messageText)
    expect(text.isWellFormed()).toBe(true)
    expect(text.replaceAll('&amp;', '')).not.toContain('&')
    expect(JSON.stringify(blocks[0])).toMatch(/(👨‍👩‍👧‍👦)+…"/u)
  })
})

describe('limits', () => {
  it('holds them for the largest view there may be', () => {
    const long = 'x'.repeat(10_000)
    const buttons = [button('one', { label: long, spoken: long }), button('two', { label: long })]
    const view: View = {
      tone: 'good',
      title: long,
      lines: [long, [{ bold: long }, long]],
      facts: Array.from({ length: 10 }, () => ({ label: 'Fact', value: 'value' })),
      rows: Array.from({ length: 10 }, () => ({ text: long, buttons })),
      buttons: Array.from({ length: 5 }, (_, index) => button(`b${index}`)),
      footer: long,
    }
    const { text, blocks } = renderMessage(view, 'T1')
    expect(text.length).toBeLessThanOrEqual(LIMITS.messageText)
    expect(blocks.length).toBeLessThanOrEqual(LIMITS.blocks)
    expect(longest(blocks)).toBeLessThanOrEqual(LIMITS.paragraph)
    const ids = blocks.flatMap((block) => block.block_id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('gives two buttons of one name different ids in their block', () => {
    const { blocks } = renderMessage(
      {
        tone: 'neutral',
        title: 'Two',
        buttons: [button('show', { subject: 'a' }), button('show', { subject: 'b' })],
      },
      'T1',
    )
    expect(JSON.stringify(blocks).match(/"action_id":"[^"]*"/g)).toEqual([
      '"action_id":"show"',
      '"action_id":"show~1"',
    ])
  })

  it('throws rather than drop a button', () => {
    const buttons = Array.from({ length: 26 }, (_, index) => button(`b${index}`))
    expect(() => renderMessage({ tone: 'neutral', title: 'Many', buttons }, 'T1')).toThrow('26 buttons')
  })
})

function longest(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Math.max(0, ...Object.values(value).map(longest))
}
