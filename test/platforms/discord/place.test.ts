import { describe, expect, it, vi } from 'vitest'
import { createWorld } from '../../../src/simulator/world/create-world.ts'
import type { Answer, Button, View } from '../../../src/views/view.ts'
import { once } from '../../fakes/once.ts'
import { found, type OpenDiscord, openDiscord } from './open-discord.ts'

const button: Button = { name: 'go', subject: 's1', label: 'Go', look: 'primary' }
const view = (title: string): View => ({ tone: 'good', title, buttons: [button] })

const answering = (answers: Readonly<Record<string, Answer>>) =>
  openDiscord(({ kind, name }) => answers[`${kind} ${name}`] ?? { kind: 'reply', view: view('Heard') })

const placeOf = (channel: string) => ({
  platform: 'discord',
  space: createWorld().guild.id,
  channel,
  isDirect: false,
})

const roomOf = ({ channel }: OpenDiscord, who: string) => channel(who, 'team-admins')

const newestIn = (opened: OpenDiscord, who: string) => {
  const { text, isEphemeral } = found(roomOf(opened, who).messages.at(-1))
  return `${isEphemeral ? 'only me' : 'all'}: ${text.split('\n')[0]}`
}

async function presses(opened: OpenDiscord, who: string): Promise<void> {
  const { id: channel, messages } = roomOf(opened, who)
  const { id: message, controls } = found(messages.at(-1))
  await opened.twin.act(who, { kind: 'presses', channel, message, control: found(controls[0]).id })
}

describe('where something is done on Discord', () => {
  it('is the private channel that the command is typed in', async () => {
    const opened = await answering({})
    const { id: channel } = roomOf(opened, 'ann')
    await opened.twin.act('ann', { kind: 'says', channel, text: '/team help' })
    await vi.waitFor(() => expect(opened.arrived[0]?.place).toEqual(placeOf(channel)))
  })

  it('is the thread, and not the channel that the thread is in', async () => {
    const opened = await answering({})
    const thread = opened.twin.rooms.openThread('team-admins', 'a quiet word', ['ann'])
    await opened.twin.act('ann', { kind: 'says', channel: thread, text: '/team help' })
    await vi.waitFor(() => expect(opened.arrived[0]?.place).toEqual(placeOf(thread)))
  })
})

describe('a button on a message that a whole channel sees', () => {
  it('says where it was pressed, and is answered to one person only', async () => {
    const opened = await answering({ 'press go': { kind: 'reply', view: view('Yours') } })
    const place = placeOf(roomOf(opened, 'ann').id)
    const sent = await opened.discord.post(place, view('A card'), once('n1'))
    await presses(opened, 'ann')
    await vi.waitFor(() => expect(newestIn(opened, 'ann')).toMatch(/^only me: .*Yours/))
    expect(newestIn(opened, 'bob')).toMatch(/^all: .*A card/)
    const message = sent.kind === 'delivered' && sent.ref
    expect(opened.arrived[0]).toMatchObject({ place, input: { subject: 's1' }, message })
  })

  it('changes the message for all of them, where that is the answer', async () => {
    const opened = await answering({ 'press go': { kind: 'replace', view: view('Closed') } })
    await opened.discord.post(placeOf(roomOf(opened, 'ann').id), view('A card'), once('n1'))
    await presses(opened, 'ann')
    await vi.waitFor(() => expect(newestIn(opened, 'bob')).toMatch(/^all: .*Closed/))
  })

  it('on what only one person sees changes that', async () => {
    const opened = await answering({ 'press go': { kind: 'replace', view: view('Changed') } })
    const { id: channel } = roomOf(opened, 'ann')
    await opened.twin.act('ann', { kind: 'says', channel, text: '/team help' })
    await vi.waitFor(() => expect(newestIn(opened, 'ann')).toMatch(/^only me: .*Heard/))
    await presses(opened, 'ann')
    await vi.waitFor(() => expect(newestIn(opened, 'ann')).toMatch(/^only me: .*Changed/))
    expect(newestIn(opened, 'bob')).not.toContain('Changed')
    expect(opened.arrived[1]).toMatchObject({ place: placeOf(channel) })
    expect(opened.arrived[1]).not.toHaveProperty('message')
  })

  it('is answered to one person also when that takes longer', async () => {
    const opened = await openDiscord(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2300))
      return { kind: 'reply', view: view('Yours') }
    })
    await opened.discord.post(placeOf(roomOf(opened, 'ann').id), view('A card'), once('n1'))
    await presses(opened, 'ann')
    await vi.waitFor(() => expect(newestIn(opened, 'ann')).toMatch(/^only me: .*Yours/), { timeout: 4000 })
    expect(newestIn(opened, 'bob')).toMatch(/^all: .*A card/)
  })
})
