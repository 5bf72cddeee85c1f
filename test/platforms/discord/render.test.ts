import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseCustomId } from '../../../src/platforms/discord/custom-id.ts'
import { renderReplacement, renderView } from '../../../src/platforms/discord/render/render.ts'
import type { Button, View } from '../../../src/views/view.ts'

const ANN = { platform: 'discord', id: '123456789012345678' }

const card: View = {
  tone: 'neutral',
  title: [{ person: ANN, name: 'Ann' }, ' invited you to ', { bold: 'Editors' }],
  lines: ['“Come *and* help”', ['Answer before ', { moment: new Date('2026-12-01T12:00:00Z') }]],
  facts: [{ label: 'Role', value: [{ code: 'member' }] }],
  buttons: [
    { name: 'accept', subject: 'inv-1', label: 'Accept', look: 'primary' },
    { name: 'decline', subject: 'inv-1', label: 'Decline', look: 'danger' },
  ],
  footer: 'You can answer on Slack too',
}

const button = (name: string, subject: string): Button => ({ name, subject, label: name, look: 'plain' })

const list = (rows: number, buttons: number, text = 'bob'): View => ({
  tone: 'good',
  title: 'Open invitations',
  lines: ['Page 1'],
  facts: [{ label: 'Open', value: `${rows}` }],
  rows: Array.from({ length: rows }, (_row, row) => ({
    text: [{ bold: text }, ' as member'],
    buttons: Array.from({ length: buttons }, (_button, nth) => button(`do${nth}`, `inv-${row}`)),
  })),
  buttons: ['first', 'before', 'next', 'last', 'close'].map((name) => button(name, 'list')),
  footer: 'Newest first',
})

/** Every component has a `type`, and nothing else in a message has. */
const countComponents = (components: unknown): number =>
  JSON.stringify(components).match(/"type":/gu)?.length ?? 0

/** All texts of a message in Components V2. */
function wordsOf(view: View): string {
  const found = JSON.stringify(renderView(view)).matchAll(/"content":("(?:[^"\\]|\\.)*")/gu)
  return [...found].map(([, text]) => z.string().parse(JSON.parse(text ?? ''))).join('')
}

describe('a view on Discord', () => {
  it('has its title as content, so that a push notification tells it', () => {
    expect(renderView(card)).toMatchInlineSnapshot(`
      {
        "components": [
          {
            "components": [
              {
                "custom_id": "accept:inv-1",
                "label": "Accept",
                "style": 1,
                "type": 2,
              },
              {
                "custom_id": "decline:inv-1",
                "label": "Decline",
                "style": 4,
                "type": 2,
              },
            ],
            "type": 1,
          },
        ],
        "content": "**<@123456789012345678> invited you to Editors**",
        "embeds": [
          {
            "color": 5793266,
            "description": "“Come \\*and\\* help”

      Answer before <t:1796126400:f>

      **Role:** \`member\`

      -# You can answer on Slack too",
          },
        ],
      }
    `)
  })

  it('is content alone when it says nothing but its title', () => {
    expect(renderView({ tone: 'good', title: 'Done' })).toEqual({
      content: '**Done**',
      embeds: [],
      components: [],
    })
  })

  it('puts one button beside its row', () => {
    expect(
      renderView({ tone: 'good', title: 'Open', rows: [{ text: 'bob', buttons: [button('revoke', '1')] }] }),
    ).toMatchInlineSnapshot(`
      {
        "components": [
          {
            "accent_color": 5763719,
            "components": [
              {
                "content": "### Open",
                "type": 10,
              },
              {
                "accessory": {
                  "custom_id": "revoke:1",
                  "label": "revoke",
                  "style": 2,
                  "type": 2,
                },
                "components": [
                  {
                    "content": "bob",
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

  it('numbers the rows and pairs them where they would be too many parts', () => {
    const tight = JSON.stringify(renderView(list(10, 2)))
    expect(tight).toContain('**10** · **bob** as member')
    expect(tight).toContain('"label":"10 · do1"')
    expect(JSON.stringify(renderView(list(6, 2)))).not.toContain('**6** ·')
  })

  it.each([1, 2].flatMap((buttons) => Array.from({ length: 10 }, (_, row) => [row + 1, buttons] as const)))(
    'shows %i rows of %i buttons within the limit of components',
    (rows, buttons) => {
      const { components } = renderView(list(rows, buttons))
      expect(countComponents(components)).toBeLessThanOrEqual(40)
      expect(JSON.stringify(components).match(/"custom_id"/gu)).toHaveLength(rows * buttons + 5)
    },
  )

  it.each([
    ['letters', 'x'.repeat(5000)],
    ['signs that are escaped', '*_~'.repeat(2000)],
    ['families', '👨‍👩‍👧‍👦'.repeat(500)],
  ])('is cut down to the limits when people write %s', (_, text) => {
    const classic = renderView({
      ...card,
      title: text,
      lines: [text, text],
      facts: [{ label: text, value: text }],
    })
    const embed = 'embeds' in classic ? classic.embeds[0] : undefined
    expect('content' in classic && classic.content.length).toBeLessThanOrEqual(2000)
    expect(embed?.description?.length).toBeLessThanOrEqual(4096)
    const words = wordsOf(list(10, 2, text))
    expect(words.length).toBeLessThanOrEqual(4000)
    expect(words).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/u)
  })

  it('tells two buttons apart that say the same', () => {
    const twice = { tone: 'good', title: 'x', buttons: [button('a', '1'), button('a', '1')] } as const
    const ids = [...JSON.stringify(renderView(twice)).matchAll(/"custom_id":"([^"]+)"/gu)].map(
      ([, id = '']) => id,
    )
    expect(ids).toEqual(['a:1', 'a#2:1'])
    expect(ids.map(parseCustomId)).toEqual([
      { name: 'a', subject: '1' },
      { name: 'a', subject: '1' },
    ])
  })

  it('empties a classic message that becomes a list', () => {
    expect(renderReplacement(list(1, 1), false)).toMatchObject({ flags: 32768, content: null, embeds: [] })
  })

  it('stays a list where the message is one', () => {
    expect(renderReplacement(card, true)).toMatchObject({ flags: 32768 })
    expect(renderReplacement(card, true)).not.toHaveProperty('content')
  })

  it.each<[string, string, View]>([
    [
      'six buttons below',
      '6 buttons in a row',
      { tone: 'good', title: 'x', buttons: [1, 2, 3, 4, 5, 6].map((n) => button('a', `${n}`)) },
    ],
    [
      'an id of 101 characters',
      'too long',
      { tone: 'good', title: 'x', buttons: [button('a', 'x'.repeat(99))] },
    ],
  ])('throws for %s', (_, problem, view) => {
    expect(() => renderView(view)).toThrow(problem)
  })
})
