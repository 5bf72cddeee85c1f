import { describe, expect, it, vi } from 'vitest'
import { commandTable } from '../../../src/commands.ts'
import { withTeamOption } from '../../../src/domain/command.ts'
import type { Answer } from '../../../src/views/view.ts'
import { openDiscord } from './open-discord.ts'

const reply: Answer = { kind: 'reply', view: { tone: 'good', title: 'Sent' } }

describe('a team on Discord, where several live', () => {
  it('every command can name a team, where there are several', async () => {
    const { arrived, says } = await openDiscord(() => reply, withTeamOption(commandTable))
    await says('ann', '/team invite who:@bob note:hello team:lighthouse')
    await says('ann', '/team help team:"Two Words"')
    await vi.waitFor(() => expect(arrived).toHaveLength(2))
    expect(arrived.map(({ name, input }) => [name, input['team'], input['note']])).toEqual([
      ['invite', 'lighthouse', 'hello'],
      ['help', 'Two Words', undefined],
    ])
  })

  it('teams are offered as one types, and choices of one team are asked for with it', async () => {
    const choices = [{ label: 'Lighthouse', value: 'lighthouse' }]
    const answer: Answer = { kind: 'suggestions', choices }
    const { twin, arrived, channel } = await openDiscord(() => answer, withTeamOption(commandTable))
    const ask = (text: string) =>
      twin.suggest('ann', { in: 'command', channel: channel('ann', 'general').id, text })
    expect(await ask('/team revoke who:bo team:li')).toEqual([{ label: 'Lighthouse', value: 'lighthouse' }])
    await ask('/team revoke team:"Two Words" who:bo')
    await ask('/team revoke who:bo')
    expect(arrived.map(({ name, input }) => [name, input])).toEqual([
      ['teams', { query: 'li' }],
      ['open_invitations', { query: 'bo', team: 'Two Words' }],
      ['open_invitations', { query: 'bo' }],
    ])
  })
})
