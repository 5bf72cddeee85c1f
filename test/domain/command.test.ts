import { describe, expect, it } from 'vitest'
import { commandTable } from '../../src/commands.ts'
import { takesTeam, withTeamOption } from '../../src/domain/command.ts'
import { commandForm } from '../../src/views/command-form.ts'

const several = withTeamOption(commandTable)

describe('the option for a team', () => {
  it('is the last one of every command, and of none in the plain table', () => {
    expect(several.commands.map(({ options }) => options.at(-1))).toEqual(
      several.commands.map(() => ({
        name: 'team',
        description: 'Which team, where several live here',
        kind: 'search',
        suggest: 'teams',
      })),
    )
    expect(several.commands.every(takesTeam)).toBe(true)
    expect(commandTable.commands.some(takesTeam)).toBe(false)
  })

  it('changes nothing else', () => {
    const without = several.commands.map((spec) => ({ ...spec, options: spec.options.slice(0, -1) }))
    expect({ ...several, commands: without }).toEqual(commandTable)
  })

  it('is a field that may be left empty, unlike what one came to look for', () => {
    const revoke = several.commands.find(({ name }) => name === 'revoke')
    expect(revoke && commandForm(revoke, 'Revoke').fields).toMatchObject([
      { name: 'who', kind: 'search', isOptional: false },
      { name: 'team', kind: 'search', suggest: 'teams', isOptional: true },
    ])
  })
})
