import { describe, expect, it } from 'vitest'
import { askedText, complete, sentText, type Typing } from '../../src/simulator/page/complete.ts'
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
  commands: platform === 'slack' ? [team] : [invite, revoke],
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
    ['discord', '/', ['/team invite ', '/team revoke ']],
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
  ])('Enter takes the first line after "%s": %s', (draft, expected) => {
    expect(complete(at('discord', draft))?.isEager).toBe(expected)
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
