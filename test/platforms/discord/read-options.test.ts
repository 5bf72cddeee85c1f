import { ApplicationCommandOptionType as Type } from 'discord.js'
import { describe, expect, it } from 'vitest'
import type { CommandSpec } from '../../../src/domain/command.ts'
import { readOptions } from '../../../src/platforms/discord/receive/read-options.ts'

const BOB = '123456789012345678'

const role: CommandSpec = {
  name: 'role',
  action: 'change_role',
  description: 'For tests',
  options: [
    { name: 'who', description: 'Who', kind: 'search', suggest: 'members' },
    { name: 'role', description: 'Which', kind: 'choice', choices: ['member', 'admin'], suggest: 'roles' },
  ],
}
const link: CommandSpec = { ...role, options: [{ name: 'who', description: 'Who', kind: 'people' }] }

const text = (name: string, value: string) => ({ name, type: Type.String, value })

describe('one of many, and a choice', () => {
  it.each([
    [`<@${BOB}>`, BOB],
    [` <@!${BOB}> `, BOB],
    [`<@&${BOB}>`, `<@&${BOB}>`],
    ['bob', 'bob'],
    [' Bob Okafor ', 'Bob Okafor'],
    ['"Bob Okafor"', 'Bob Okafor'],
    ['“Bob Okafor”', 'Bob Okafor'],
    ['"Bob Okafor', 'Bob Okafor'],
    ['Bob "the lamp" Okafor', 'Bob "the lamp" Okafor'],
    ['bob@x.org', 'bob@x.org'],
    ['an-account-id', 'an-account-id'],
  ])('%s', (typed, who) => {
    expect(readOptions(role, [text('who', typed), text('role', 'Organization Viewer')])).toEqual({
      who,
      role: 'Organization Viewer',
    })
  })

  it('is nothing where nothing is given', () => {
    expect(readOptions(role, [])).toEqual({})
  })
})

describe('one person and their address', () => {
  it('is the person, and the address beside them', () => {
    const given = [{ name: 'who', type: Type.User, value: BOB }, text('more', 'Bob@x.org')]
    expect(readOptions(link, given)).toEqual({
      who: { actors: [BOB], emails: ['bob@x.org'], unreadable: [] },
    })
  })
})
