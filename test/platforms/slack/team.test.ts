import { describe, expect, it, onTestFinished } from 'vitest'
import { commandTable } from '../../../src/commands.ts'
import { withTeamOption } from '../../../src/domain/command.ts'
import type { Interaction } from '../../../src/platforms/platform.ts'
import { commandForm } from '../../../src/views/command-form.ts'
import type { Answer, Form } from '../../../src/views/view.ts'
import { ignoreNews } from '../../fakes/platform.ts'
import { openTwin } from './twin-rig.ts'
import { openWire } from './wire.ts'

const commands = withTeamOption(commandTable)
const revoke = commands.commands.filter(({ name }) => name === 'revoke')
const [form] = revoke.map((spec): Form => ({ ...commandForm(spec, 'Revoke'), subject: 'from-here' }))

const ANSWERS: Readonly<Record<string, Answer>> = {
  ...(form && { 'command revoke': { kind: 'form', form } }),
  'suggest teams': { kind: 'suggestions', choices: [{ label: 'Lighthouse', value: 't1' }] },
  'suggest open_invitations': { kind: 'suggestions', choices: [{ label: 'Bob', value: 'i1' }] },
  'submission revoke': { kind: 'reply', view: { tone: 'good', title: 'Taken back' } },
}

/** The bot at the twin, and Ann in #general. */
async function open() {
  const received: Interaction[] = []
  const { platform, twin } = await openTwin({ commands })
  onTestFinished(async () => {
    await platform.stop()
    await twin.close()
  })
  await platform.start(async (interaction, responder) => {
    received.push(interaction)
    responder.kept()
    await responder.answer(ANSWERS[`${interaction.kind} ${interaction.name}`] ?? { kind: 'nothing' })
  }, ignoreNews)
  const channel = twin.screen('ann').channels.find(({ kind }) => kind === 'public')?.id ?? ''
  const says = (text: string) => twin.act('ann', { kind: 'says', channel, text })
  return { twin, received, says }
}

describe('a team on Slack, where several live', () => {
  it('is named anywhere in the command', async () => {
    const { received, says } = await open()
    await says('/team invite @bob admin hello team:"Two Words" there')
    await expect.poll(() => received).toHaveLength(1)
    expect(received[0]?.input).toMatchObject({ role: 'admin', note: 'hello there', team: 'Two Words' })
  })

  it('is picked in the form, which also says what it is about', async () => {
    const { twin, received, says } = await open()
    await says('/team revoke')
    await expect
      .poll(() => twin.screen('ann').form?.fields.map(({ kind }) => kind))
      .toEqual(['search', 'search'])
    const shown = twin.screen('ann').form
    const [who = '', team = ''] = shown?.fields.map(({ id }) => id) ?? []
    const ask = (field: string) =>
      twin.suggest('ann', { in: 'form', form: shown?.id ?? '', field, query: '' })
    expect(await ask(team)).toMatchObject([{ value: 't1', label: 'Lighthouse' }])
    expect(await ask(who)).toMatchObject([{ value: 'i1', label: 'Bob' }])
    await twin.act('ann', {
      kind: 'submits',
      form: shown?.id ?? '',
      values: { [who]: ['i1'], [team]: ['t1'] },
    })
    await expect.poll(() => twin.screen('ann').form?.text ?? '').toContain('Taken back')
    expect(received.slice(1).map(({ name, input }) => [name, input])).toEqual([
      ['teams', { query: '', subject: 'from-here' }],
      ['open_invitations', { query: '', subject: 'from-here' }],
      ['revoke', { who: 'i1', team: 't1', subject: 'from-here' }],
    ])
  })
})

describe('what a search on Slack is narrowed by', () => {
  const picked = {
    team: { teams: { type: 'external_select', selected_option: { value: 't1' } } },
    who: { open_invitations: { type: 'external_select', selected_option: null } },
  }
  it.each([
    ['the team, where Slack tells it', 'who', { state: { values: picked } }, { team: 't1' }],
    ['not by itself', 'team', { state: { values: picked } }, {}],
    ['no team before one is picked', 'who', { state: { values: {} } }, {}],
    ['what the form is about', 'who', { private_metadata: 's1', state: { values: {} } }, { subject: 's1' }],
    ['nothing in a message', 'who', undefined, {}],
    ['nothing in a form it cannot read', 'who', { state: 'garbage' }, {}],
  ])('%s', async (_case, block_id, view, narrowing) => {
    const received: Interaction[] = []
    const wire = await openWire(async (interaction, responder) => {
      received.push(interaction)
      await responder.answer({ kind: 'suggestions', choices: [] })
    })
    const user = { id: 'U1', name: 'ann', team_id: 'T1' }
    const asked = { type: 'block_suggestion', user, team: { id: 'T1' }, action_id: 'open_invitations' }
    await wire.postPayload({ ...asked, block_id, value: 'bo', ...(view && { view }) })
    expect(received[0]?.input).toEqual({ query: 'bo', ...narrowing })
  })
})
