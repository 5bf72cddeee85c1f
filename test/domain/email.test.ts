import { describe, expect, test } from 'vitest'
import { parseEmail, parseEmails, sameEmail } from '../../src/domain/email.ts'

describe('an address', () => {
  test.each([
    ['bob@x.example', 'bob@x.example'],
    [' Bob.Okafor+Team@X.Example ', 'bob.okafor+team@x.example'],
    ['jürgen@müller.example', 'jürgen@xn--mller-kva.example'],
    ['Ana@MÜLLER.example', 'ana@xn--mller-kva.example'],
    ['ana@xn--mller-kva.example', 'ana@xn--mller-kva.example'],
    ['ana@mu\u0308ller.example', 'ana@xn--mller-kva.example'],
    ['ana@भारत.example', 'ana@xn--h2brj9c.example'],
    ["o'neil@x.example", "o'neil@x.example"],
    ['a@b.co.uk', 'a@b.co.uk'],
  ])('%s is %s', (text, email) => {
    expect(parseEmail(text)).toBe(email)
  })

  test.each([
    '',
    'bob',
    'bob@',
    '@x.example',
    'bob@localhost',
    'bob@@x.example',
    'bob@x..example',
    '.bob@x.example',
    'bob.@x.example',
    'bob@-x.example',
    'bob bob@x.example',
    '<bob@x.example>',
    `${'b'.repeat(65)}@x.example`,
    `bob@${'x'.repeat(250)}.example`,
    'bob@x.example/ü',
    'bob@ü:80.example',
    'bob@\u{fffd}.example',
    'bob@xn--\u{fffd}.example',
  ])('%s is none', (text) => {
    expect(parseEmail(text)).toBeUndefined()
  })
})

test.each([
  ['Ana@MÜLLER.example', 'ana@xn--mller-kva.example'],
  ['Ana@xn--mller-kva.example', 'ana@xn--mller-kva.example'],
  ['No Address@', 'no address@'],
])('whatever a backend spells %s is %s', (spelling, email) => {
  expect(sameEmail(spelling)).toBe(email)
})

test('several addresses, as people paste them', () => {
  expect(parseEmails('Bob@x.example, <ana@x.example>;\nmailto:eve@x.example bob@x.example who@')).toEqual({
    emails: ['bob@x.example', 'ana@x.example', 'eve@x.example'],
    unreadable: ['who@'],
  })
})
