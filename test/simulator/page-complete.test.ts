import { describe, expect, it } from 'vitest'
import { askedText, complete, sentText, type Typing, withoutFile } from '../../src/simulator/page/complete.ts'
import type { ScreenCommand, ScreenCommandOption } from '../../src/simulator/twin.ts'

const option = (name: string, more: Partial<ScreenCommandOption> = {}): ScreenCommandOption => ({
  name,
  description: name,
  kind: 'text',
  isRequired: false,
  choices: [],
  isSearch: false,
  ...more,
})
const roles = ['member', 'admin'].map((value) => ({ value, label: value }))
const invite: ScreenCommand = {
  name: 'team invite',
  description: 'Invite',
  options: [option('who'), option('role', { choices: roles }), option('note')],
}
const revoke: ScreenCommand = {
  name: 'team revoke',
  description: 'Take back',
  options: [option('who', { isSearch: true })],
}
const bulk: ScreenCommand = {
  name: 'team bulk',
  description: 'Invite many',
  options: [option('file', { kind: 'file' }), option('note')],
}
const team: ScreenCommand = {
  name: 'team',
  description: 'Bring people in',
  usage: 'invite @person',
  options: [],
}
const person = (handle: string, name: string) =>
  ({ handle, name, id: handle, kind: 'person', color: '' }) as const
const picks = new Map([['Mia (member)', 'i-1']])

const at = (platform: Typing['platform'], draft: string): Typing => ({
  platform,
  draft,
  caret: draft.length,
  people: [person('ann', 'Ann Lee'), person('bob', 'Bob Okafor')],
  commands: platform === 'slack' ? [team] : [invite, revoke, bulk],
  picks,
})

describe('what the composer offers', () => {
  it.each<[Typing['platform'], string, string[] | undefined]>([
    ['slack', 'hello', undefined],
    ['slack', '/', ['/team ']],
    ['slack', '/nothing', undefined],
    ['slack', '/team ', []],
    ['slack', '/team invite @b', ['@bob ']],
    ['slack', '/team invite @okaf', ['@bob ']],
    ['slack', 'mail ann@b', undefined],
    ['discord', '/', ['/team invite ', '/team revoke ', '/team bulk ']],
    ['discord', '/team re', ['/team revoke ']],
    ['discord', '/team invite ', ['who:', 'role:', 'note:']],
    ['discord', '/team invite who:@ann ro', ['role:']],
    ['discord', '/team invite who:@a', ['@ann ']],
    ['discord', '/team invite role:', ['member ', 'admin ']],
    ['discord', '/team invite role:ad', ['admin ']],
    ['discord', '/team invite role:admin ', ['who:', 'note:']],
  ])('%s: %s', (platform, draft, expected) => {
    expect(complete(at(platform, draft))?.items.map(({ insert }) => insert)).toEqual(expected)
  })

  it.each<[string, boolean]>([
    ['/team revoke who:mi', true],
    ['/team revoke who:Mia (member) ', false],
  ])('asks the bot while one searches: %s', (draft, expected) => {
    expect(complete(at('discord', draft))?.search !== undefined).toBe(expected)
  })

  it.each<[string, boolean]>([
    ['/team inv', true],
    ['/team invite', false],
    ['/team invite ', false],
    ['/team invite ro', true],
    ['/team bulk file:', true],
  ])('Enter takes the first line after "%s": %s', (draft, expected) => {
    expect(complete(at('discord', draft))?.isEager).toBe(expected)
  })
})

describe('a file for a command', () => {
  it.each<[string, (string | undefined)[]]>([
    ['/team bulk file:', ['own_file', 'example_list']],
    ['/team bulk file:people', []],
    ['/team bulk file:my people.csv ', [undefined]],
  ])('is offered, not typed: %s', (draft, expected) => {
    expect(complete(at('discord', draft))?.items.map(({ brings }) => brings)).toEqual(expected)
  })

  it.each([
    ['/team bulk file:my people.csv note:hello', 'my people.csv', '/team bulk note:hello'],
    ['/team bulk file:people.csv ', 'people.csv', '/team bulk '],
    ['/team bulk note:hello', 'people.csv', '/team bulk note:hello'],
  ])('is taken off again: %s', (draft, name, expected) => {
    expect(withoutFile(draft, name)).toBe(expected)
  })
})

describe('what is sent', () => {
  it.each<[string, ScreenCommand | undefined, string]>([
    ['  hello  ', undefined, 'hello'],
    ['/team invite', invite, '/team invite'],
    ['/team invite who:@ann @bob role:admin', invite, '/team invite who:"@ann @bob" role:admin'],
    ['/team invite note:hello dear Mia who:@ann', invite, '/team invite note:"hello dear Mia" who:@ann'],
    ['/team invite note:say "hi" now', invite, `/team invite note:"say 'hi' now"`],
    ['/team invite who: role:admin', invite, '/team invite role:admin'],
    ['/team bulk file:my people.csv note:hi', bulk, '/team bulk file:"my people.csv" note:hi'],
    ['/team revoke who:Mia (member) ', revoke, '/team revoke who:i-1'],
  ])('%s', (draft, command, expected) => {
    expect(sentText(draft, command, picks)).toBe(expected)
  })

  it.each([
    ['/team revoke who:', '/team revoke who:'],
    ['/team revoke who:mia t', '/team revoke who:"mia t"'],
  ])('a search is asked with %s', (draft, expected) => {
    expect(askedText(draft, revoke, picks)).toBe(expected)
  })
})
