import { expect, it } from 'vitest'
import { createInboxes } from '../../../src/simulator/mailbox/inboxes.ts'
import type { Mail } from '../../../src/simulator/mailbox/mailbox.ts'
import { createWorld } from '../../../src/simulator/world/create-world.ts'

const ADDRESSES = ['ann@lighthouse.example', 'mia@lighthouse.example', 'erik@far.example']

const mails: readonly Mail[] = ADDRESSES.map((to, index) => ({
  id: String(index),
  to,
  from: 'Usher <usher@lighthouse.example>',
  subject: 'Your code',
  text: '',
  at: new Date(index),
}))

const inboxes = createInboxes({ mails: () => mails, onChange: () => () => undefined }, createWorld())

it.each([
  ['both people’s', ['ann', 'mia'], ['erik@far.example', 'Mia Tanaka', 'Ann Lee']],
  ['one person’s', ['ann', 'ann'], ['erik@far.example', 'Ann Lee']],
  ['what nobody here goes by', ['erik', 'ghost'], ['erik@far.example']],
])('shows %s mail, newest first', (_what, handles, names) => {
  expect(inboxes.of(handles).map(({ name }) => name)).toEqual(names)
})
