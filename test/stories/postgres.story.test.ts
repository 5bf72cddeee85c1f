import { afterAll, beforeAll, expect } from 'vitest'
import { asTeamId } from '../../src/domain/ids.ts'
import type { PersonAt } from '../dsl/person.ts'
import { crossStory } from '../dsl/story.ts'
import type { StoryWorld } from '../dsl/world.ts'
import { type PostgresServer, startPostgres } from '../store/postgres-server.ts'

let postgres: PostgresServer

beforeAll(async () => {
  postgres = await startPostgres()
})

afterAll(() => postgres.stop())

const ON_POSTGRES = { database: () => postgres.createDatabase() }
const SHARED = { ...ON_POSTGRES, bots: 2 }

crossStory(
  'On PostgreSQL: Dora gets both cards, and one answer closes both',
  async (world) => {
    await world.slack('ann').runs('/team invite dora@lighthouse.example')
    await world.slack('ann').sees('they have a direct message on Slack and Discord')
    await world.discord('dora').presses('Accept')
    await world.slack('dora').sees('You are in Lighthouse')
    expect([...world.slack('dora').buttons(), ...world.discord('dora').buttons()]).toEqual([])
    await world.slack('ann').sees('Dora Lindqvist joined Lighthouse')
  },
  ON_POSTGRES,
)

crossStory(
  'On PostgreSQL: invitations are listed, taken back, run out, and outlive a restart',
  async (world) => {
    const ann = world.discord('ann')
    await ann.runs('/team invite @mia @erik @finn')
    await world.restart()
    await ann.runs('/team invitations')
    await ann.sees('3 invitations to Lighthouse')
    await ann.runs('/team revoke finn')
    await ann.presses('Take it back')
    await world.discord('finn').sees('The invitation to Lighthouse was taken back')
    await world.discord('mia').presses('Decline')
    await ann.sees('Mia Tanaka declined the invitation to Lighthouse')
    await world.advance({ days: 8 })
    await world.discord('erik').sees('The invitation to Lighthouse has expired')
  },
  ON_POSTGRES,
)

const INVITATIONS: readonly Invited[] = [
  { by: 'slack', as: 'mia@lighthouse.example', on: 'discord', handle: 'mia', name: 'Mia Tanaka' },
  { by: 'discord', as: 'carol@lighthouse.example', on: 'slack', handle: 'carol', name: 'Carol Mendes' },
  { by: 'slack', as: '@yusuf', on: 'slack', handle: 'yusuf', name: 'Yusuf Demir' },
  { by: 'discord', as: '@amara', on: 'discord', handle: 'amara', name: 'Amara Diallo' },
]

crossStory(
  'Two bots share the work: everything has one effect and one answer',
  async (world) => {
    expect([world.simulator.slack.connections(), world.simulator.discord.connections()]).toEqual([2, 2])
    for (const invitation of INVITATIONS) await inviteAndAccept(world, invitation)

    for (const here of ['slack', 'discord'] as const) {
      const ann = world[here]('ann')
      await ann.runs('/team members')
      await ann.sees('5 members of Lighthouse')
      expect(timesSaid(ann, '5 members of Lighthouse')).toBe(1)
      expectNoComplaint(ann)
    }
    expect(await auditOf(world)).toEqual({ 'invitation.sent': 4, 'invitation.joined': 4 })
    expect(warnings(world)).toEqual([])
  },
  SHARED,
)

crossStory(
  'Two bots share the work: a form, its list and its button on Discord, where both hear everything',
  async (world) => {
    const ann = world.discord('ann')
    await ann.runs('/team invite')
    await ann.fills({ 'People here': '@finn' })
    await world.discord('finn').sees('Ann Lee invites you to join Lighthouse')
    expect(timesSaid(world.discord('finn'), 'invites you to join')).toBe(1)

    await ann.runs('/team revoke finn')
    await ann.presses('Take it back')
    expect(timesSaid(ann, 'is taken back')).toBe(1)
    expectNoComplaint(ann)
    await world.discord('finn').sees('The invitation to Lighthouse was taken back')
    expect(await auditOf(world)).toEqual({ 'invitation.sent': 1, 'invitation.revoked': 1 })
  },
  SHARED,
)

crossStory(
  'Two bots share the work: fifty presses on each platform make one membership',
  async (world) => {
    await world.slack('ann').runs('/team invite dora@lighthouse.example')
    const [onSlack, onDiscord] = [world.slack('dora'), world.discord('dora')]
    await Promise.all([
      onSlack.pressesAtOnce(onSlack.message('invites you'), 'Accept', 50),
      onDiscord.pressesAtOnce(onDiscord.message('invites you'), 'Accept', 50),
    ])
    await world.settle()
    await onSlack.sees('You are in Lighthouse')
    await onDiscord.sees('You are in Lighthouse')
    expectNoComplaint(onSlack)
    expectNoComplaint(onDiscord)
    expect(await auditOf(world)).toEqual({ 'invitation.sent': 1, 'invitation.joined': 1 })
  },
  SHARED,
)

type Invited = {
  readonly by: 'slack' | 'discord'
  readonly as: string
  readonly on: 'slack' | 'discord'
  readonly handle: string
  readonly name: string
}

async function inviteAndAccept(world: StoryWorld, { by, as, on, handle, name }: Invited): Promise<void> {
  const ann = world[by]('ann')
  const invitee = world[on](handle)
  await ann.runs(`/team invite ${as}`)
  await ann.sees(`Invitation sent to ${name}`)
  expect(timesSaid(ann, `Invitation sent to ${name}`)).toBe(1)
  expect(timesSaid(invitee, 'invites you to join')).toBe(1)

  await invitee.presses('Accept')
  await invitee.sees('You are in Lighthouse')
  await ann.sees(`${name} joined Lighthouse`)
  expect(timesSaid(ann, `${name} joined Lighthouse`)).toBe(1)
  expectNoComplaint(ann)
  expectNoComplaint(invitee)
}

const timesSaid = (person: PersonAt, words: string): number =>
  person
    .screen()
    .channels.flatMap(({ messages }) => messages)
    .filter(({ text }) => text.includes(words)).length

/** The platform itself has nothing to say to them: no deadline was missed. */
const expectNoComplaint = (person: PersonAt): void => expect(person.screen().problem).toBeUndefined()

/** How often each thing was done. */
async function auditOf({ store }: StoryWorld): Promise<Record<string, number>> {
  const entries = await store().transaction((tx) => tx.listAudit({ team: asTeamId('main') }))
  const times = new Map<string, number>()
  for (const { action, decision } of entries)
    if (decision === 'done') times.set(action, (times.get(action) ?? 0) + 1)
  return Object.fromEntries(times)
}

const warnings = ({ log }: StoryWorld): readonly string[] =>
  log.lines().filter((line) => /"level":(40|50|60)/.test(line))
