import { describe, expect, it } from 'vitest'
import type { CommandTable } from '../../../src/domain/command.ts'
import { withTeamOption } from '../../../src/domain/command.ts'
import { parseText } from '../../../src/platforms/slack/receive/parse-text.ts'

const who = { name: 'who', description: 'Who', kind: 'search', suggest: 'members' } as const
const role = {
  name: 'role',
  description: 'Which',
  kind: 'choice',
  choices: ['member', 'admin'],
  suggest: 'roles',
} as const
const person = { name: 'who', description: 'Who', kind: 'people' } as const
const shared = { action: 'help', description: 'For tests' } as const

const table: CommandTable = {
  name: 'team',
  description: 'For tests',
  shortcuts: [],
  commands: [
    { ...shared, name: 'remove', options: [who] },
    { ...shared, name: 'role', options: [who, role] },
    { ...shared, name: 'link', options: [person] },
  ],
}

const parse = (text: string) => parseText(table, 'T1', text).input

describe('one of many', () => {
  it.each([
    ['', {}],
    ['<@U1|bob>', { who: 'T1/U1' }],
    ['<@W1>', { who: 'T1/W1' }],
    ['bob', { who: 'bob' }],
    ['Bob Okafor', { who: 'Bob Okafor' }],
    ['"Bob Okafor"', { who: 'Bob Okafor' }],
    ['“Bob Okafor”', { who: 'Bob Okafor' }],
    ['"Bob Okafor', { who: 'Bob Okafor' }],
    ['<mailto:Bob@x.org|Bob@x.org>', { who: 'Bob@x.org' }],
    ['bob+team@x.org', { who: 'bob+team@x.org' }],
    ['R&amp;D &lt;bot&gt;', { who: 'R&D <bot>' }],
    ['bob admin', { who: 'bob admin' }],
  ])('remove %s', (text, input) => {
    expect(parse(`remove ${text}`)).toEqual(input)
  })
})

describe('one of many, and a choice behind', () => {
  it.each([
    ['', {}],
    ['<@U1|bob>', { who: 'T1/U1' }],
    ['<@U1|bob> admin', { who: 'T1/U1', role: 'admin' }],
    ['<@U1> ADMIN', { who: 'T1/U1', role: 'admin' }],
    ['<@U1>, admin', { who: 'T1/U1', role: 'admin' }],
    ['<@U1> Organization Viewer', { who: 'T1/U1', role: 'Organization Viewer' }],
    ['<@U1> "Organization Viewer"', { who: 'T1/U1', role: 'Organization Viewer' }],
    ['bob', { who: 'bob' }],
    ['bob admin', { who: 'bob', role: 'admin' }],
    ['bob editor', { who: 'bob', role: 'editor' }],
    ['Bob Okafor admin', { who: 'Bob Okafor', role: 'admin' }],
    ['"Bob Okafor" admin', { who: 'Bob Okafor', role: 'admin' }],
    ['“Bob Okafor” “Organization Viewer”', { who: 'Bob Okafor', role: 'Organization Viewer' }],
    ['"Bob Okafor"', { who: 'Bob Okafor' }],
    ['bob@x.org member', { who: 'bob@x.org', role: 'member' }],
    ['<mailto:bob@x.org|bob@x.org> editor', { who: 'bob@x.org', role: 'editor' }],
    ['Bob Okafor role:editor', { who: 'Bob Okafor', role: 'editor' }],
    ['role:"Organization Viewer" <@U1>', { who: 'T1/U1', role: 'Organization Viewer' }],
    ['role:admin', { role: 'admin' }],
    ['admin', { who: 'admin' }],
    ['bob &lt;x&gt;', { who: 'bob', role: '<x>' }],
    ['bob <@U2|ann>', { who: 'bob', role: 'ann' }],
  ])('role %s', (text, input) => {
    expect(parse(`role ${text}`)).toEqual(input)
  })

  it('goes with a team', () => {
    const parsed = parseText(withTeamOption(table), 'T1', 'role "Bob Okafor" team:lighthouse admin')
    expect(parsed.input).toEqual({ who: 'Bob Okafor', role: 'admin', team: 'lighthouse' })
  })
})

describe('one person and their address', () => {
  it.each([
    ['<@U1>', { actors: ['T1/U1'], emails: [], unreadable: [] }],
    ['<@U1> bob@x.org', { actors: ['T1/U1'], emails: ['bob@x.org'], unreadable: [] }],
    ['<@U1> <mailto:Bob@x.org|Bob@x.org>', { actors: ['T1/U1'], emails: ['bob@x.org'], unreadable: [] }],
    ['<@U1> bob', { actors: ['T1/U1'], emails: [], unreadable: ['bob'] }],
  ])('link %s', (text, input) => {
    expect(parse(`link ${text}`)).toEqual({ who: input })
  })
})
