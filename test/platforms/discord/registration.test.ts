import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commandTable } from '../../../src/commands.ts'
import { type CommandTable, withTeamOption } from '../../../src/domain/command.ts'
import { discordCommands } from '../../../src/platforms/discord/registration.ts'

const small: CommandTable = {
  name: 'team',
  description: 'Bring people in',
  commands: [
    {
      name: 'invite',
      action: 'invite',
      description: 'Invite people',
      options: [
        { name: 'who', description: 'Whom', kind: 'people' },
        { name: 'role', description: 'As what', kind: 'choice', choices: ['member', 'owner'] },
        { name: 'note', description: 'A line', kind: 'text', maxLength: 300 },
      ],
    },
    {
      name: 'revoke',
      action: 'revoke',
      description: 'Take back',
      options: [{ name: 'who', description: 'Whose', kind: 'search', suggest: 'open_invitations' }],
    },
    {
      name: 'bulk',
      action: 'bulk',
      description: 'Invite many',
      options: [{ name: 'file', description: 'A list', kind: 'file', endings: ['csv', 'txt'] }],
    },
  ],
  shortcuts: [
    { title: 'Invite anywhere', description: '', command: 'invite', on: 'anywhere' },
    { title: 'Invite author', description: '', command: 'invite', on: 'message' },
    { title: 'Invite to team', description: '', command: 'invite', on: 'person' },
  ],
}

const withOptions = z.object({ options: z.array(z.unknown()) })

const written = (table: CommandTable): unknown => JSON.parse(JSON.stringify(discordCommands(table)))

describe('what Discord knows of the command table', () => {
  it('is one command with subcommands, and a context menu for people and one for messages', () => {
    expect(written(small)).toMatchInlineSnapshot(`
      [
        {
          "contexts": [
            0,
            1,
          ],
          "description": "Bring people in",
          "integration_types": [
            0,
          ],
          "name": "team",
          "options": [
            {
              "description": "Invite people",
              "name": "invite",
              "options": [
                {
                  "description": "Whom",
                  "name": "who",
                  "required": false,
                  "type": 6,
                },
                {
                  "description": "More people: mentions or e-mail addresses, separated by spaces",
                  "max_length": 6000,
                  "name": "more",
                  "required": false,
                  "type": 3,
                },
                {
                  "choices": [
                    {
                      "name": "member",
                      "value": "member",
                    },
                    {
                      "name": "owner",
                      "value": "owner",
                    },
                  ],
                  "description": "As what",
                  "name": "role",
                  "required": false,
                  "type": 3,
                },
                {
                  "description": "A line",
                  "max_length": 300,
                  "name": "note",
                  "required": false,
                  "type": 3,
                },
              ],
              "type": 1,
            },
            {
              "description": "Take back",
              "name": "revoke",
              "options": [
                {
                  "autocomplete": true,
                  "description": "Whose",
                  "name": "who",
                  "required": false,
                  "type": 3,
                },
              ],
              "type": 1,
            },
            {
              "description": "Invite many",
              "name": "bulk",
              "options": [
                {
                  "description": "A list",
                  "file_types": [
                    ".csv",
                    ".txt",
                  ],
                  "name": "file",
                  "required": false,
                  "type": 11,
                },
              ],
              "type": 1,
            },
          ],
          "type": 1,
        },
        {
          "contexts": [
            0,
            1,
          ],
          "integration_types": [
            0,
          ],
          "name": "Invite author",
          "type": 3,
        },
        {
          "contexts": [
            0,
            1,
          ],
          "integration_types": [
            0,
          ],
          "name": "Invite to team",
          "type": 2,
        },
      ]
    `)
  })

  it('keeps to the limits with the real table', () => {
    const [slash, ...menus] = discordCommands(commandTable)
    expect(slash?.name).toBe('team')
    expect(JSON.stringify(slash).length).toBeLessThan(8000)
    expect(menus.map(({ name, type }) => [type, name])).toEqual([
      [3, 'Invite author to team'],
      [2, 'Invite to team'],
    ])
  })

  it('offers teams in every command where there are several, within the limits', () => {
    const [slash] = discordCommands(withTeamOption(commandTable))
    const { options: subs } = z.object({ options: z.array(withOptions) }).parse(slash)
    const team = {
      name: 'team',
      description: 'Which team, where several live here',
      type: 3,
      autocomplete: true,
      required: false,
    }
    expect(subs).toHaveLength(commandTable.commands.length)
    for (const { options } of subs) expect(options.at(-1)).toMatchObject(team)
    expect(JSON.stringify(slash).length).toBeLessThan(8000)
  })

  it.each([
    { ...small, name: 'No Spaces' },
    { ...small, description: 'x'.repeat(101) },
    { ...small, commands: [{ name: 'invite', action: 'invite' as const, description: '', options: [] }] },
  ])('refuses a table that Discord would refuse', (table) => {
    expect(() => discordCommands(table)).toThrow('Invalid string')
  })
})
