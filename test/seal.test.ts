import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Keys, seal, unseal } from '../src/seal.ts'

const KEY = randomBytes(32)
const KEYS: Keys = [KEY]
const BOB = Buffer.from('bob')
const TOKEN = 'b0bs-0wn-tok€n'

describe('a text that is sealed', () => {
  test.each(['', 'x', TOKEN, 'x'.repeat(4000)])('opens again, whatever its length', (text) => {
    expect(unseal(KEYS, seal(KEYS, text, BOB), BOB)).toBe(text)
  })

  test('shows nothing of itself, and never looks the same twice', () => {
    const [one, other] = [seal(KEYS, TOKEN, BOB), seal(KEYS, TOKEN, BOB)]
    expect(one).not.toBe(other)
    expect(Buffer.from(one, 'base64url').toString('utf8')).not.toContain('b0bs')
    expect(one).toMatch(/^[\w-]+$/)
  })

  test.each([
    ['for another owner', () => unseal(KEYS, seal(KEYS, TOKEN, BOB), Buffer.from('eve'))],
    ['for nobody', () => unseal(KEYS, seal(KEYS, TOKEN, BOB), Buffer.alloc(0))],
    ['with another key', () => unseal([randomBytes(32)], seal(KEYS, TOKEN, BOB), BOB)],
    ['with nothing in it', () => unseal(KEYS, '', BOB)],
    ['where there is something else', () => unseal(KEYS, 'not sealed by anybody', BOB)],
  ])('does not open %s', (_, open) => {
    expect(open()).toBeUndefined()
  })

  test('does not open when it is cut anywhere', () => {
    const bytes = Buffer.from(seal(KEYS, TOKEN, BOB), 'base64url')
    for (let length = 0; length < bytes.length; length += 1)
      expect(
        unseal(KEYS, bytes.subarray(0, length).toString('base64url'), BOB),
        `at ${length}`,
      ).toBeUndefined()
  })

  test('does not open when one bit of it is another', () => {
    const bytes = Buffer.from(seal(KEYS, TOKEN, BOB), 'base64url')
    for (const index of bytes.keys()) {
      const flipped = Buffer.from(bytes)
      flipped.writeUInt8(bytes.readUInt8(index) ^ 1, index)
      expect(unseal(KEYS, flipped.toString('base64url'), BOB), `in byte ${index}`).toBeUndefined()
    }
  })
})

describe('several keys', () => {
  const NEW = randomBytes(32)

  test('the first one seals', () => {
    const sealed = seal([NEW, KEY], TOKEN, BOB)
    expect(unseal([NEW], sealed, BOB)).toBe(TOKEN)
    expect(unseal([KEY], sealed, BOB)).toBeUndefined()
  })

  test('all of them unseal', () => {
    expect(unseal([NEW, KEY], seal(KEYS, TOKEN, BOB), BOB)).toBe(TOKEN)
    expect(unseal([], seal(KEYS, TOKEN, BOB), BOB)).toBeUndefined()
  })
})
