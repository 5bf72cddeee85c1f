import { describe, expect, it } from 'vitest'
import { renderView } from '../../../src/platforms/discord/render/render.ts'
import { isSameMessage, withMark } from '../../../src/platforms/discord/same-message.ts'
import type { View } from '../../../src/views/view.ts'

const notice: View = { tone: 'good', title: 'Bob is in', lines: [' Since today '] }
const button = { name: 'accept', subject: 'i1', label: 'Accept', look: 'primary' } as const
const card: View = { ...notice, buttons: [button] }
const list: View = { ...notice, rows: [{ text: 'Bob', buttons: [button] }] }

const sent = (view: View, nonce = '1') => withMark(renderView(view), nonce)

/** As Discord gives it back: numbered, with what was left out. */
function given(view: View, nonce = '1') {
  const { components, ...body } = sent(view, nonce)
  const number = { placeholder: null, id: 7 }
  const numbered = components.map((one) => ({ ...number, ...one }))
  const embeds = 'embeds' in body ? body.embeds.map((embed) => ({ type: 'rich', ...embed })) : []
  return { id: '1', content: '', tts: false, ...body, embeds, components: numbered }
}

describe('a message that Discord gives back', () => {
  it.each<readonly [string, View]>([
    ['a notice', notice],
    ['a card', card],
    ['a list with buttons', list],
  ])('is known again: %s', (_, view) => {
    expect(isSameMessage(sent(view), given(view))).toBe(true)
  })

  it.each<readonly [string, View]>([
    ['another title', { ...card, title: 'Bob is out' }],
    ['other lines', { ...card, lines: [] }],
    ['another button', { ...card, buttons: [{ ...button, label: 'Go' }] }],
  ])('is known again by its mark, although it would have %s by now', (_, view) => {
    expect(isSameMessage(sent(view), given(card))).toBe(true)
  })

  it.each<readonly [string, View]>([
    ['another title', { ...notice, title: 'Bob is out' }],
    ['other lines', { ...notice, lines: [] }],
    ['a button', card],
  ])('is another one where it has no mark and %s', (_, view) => {
    expect(isSameMessage(sent(notice), given(view))).toBe(false)
  })

  it.each<readonly [string, unknown]>([
    ['without its button', given(notice)],
    ['the same of another effect', given(card, '2')],
    ['nothing that can be read', { content: 7 }],
    ['nothing', undefined],
  ])('is another one: %s', (_, other) => {
    expect(isSameMessage(sent(card), other)).toBe(false)
  })

  it('is known by its words alone where it has no components', () => {
    expect(isSameMessage(sent(notice, '1'), given(notice, '2'))).toBe(true)
  })
})
