import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEmbedded } from '../src/backends/embedded/backend.ts'
import { seedTeam } from '../src/backends/embedded/seed-team.ts'
import { commandTable } from '../src/commands.ts'
import { createDispatch } from '../src/dispatch.ts'
import { withTeamOption } from '../src/domain/command.ts'
import { asDeliveryId, asTeamId } from '../src/domain/ids.ts'
import type { Invitation } from '../src/domain/invitation.ts'
import type { Team } from '../src/domain/team.ts'
import { createWorker } from '../src/jobs/worker.ts'
import type { Interaction } from '../src/platforms/platform.ts'
import { routes } from '../src/routes.ts'
import type { Answer } from '../src/views/view.ts'
import { sampleTeam } from './domain/sample-team.ts'
import { createFakeResponder, press } from './fakes/platform.ts'
import { withoutLinks } from './fakes/without-links.ts'
import { ann, bob, openRig, type Rig } from './jobs/rig.ts'
import { readAloud } from './views/read-aloud.ts'

const eve = { platform: 'chat', id: 'eve' }
const here = { platform: 'chat', space: 'T1', isDirect: false, channel: 'C1' }

const team = (id: string, name: string, space: string): Team =>
  sampleTeam({ id: asTeamId(id), name, places: [{ platform: 'chat', space }] })

const lighthouse = team('lighthouse', 'Lighthouse', 'T1')
const harbour = team('harbour', 'Harbour', 'T1')
const pier = team('pier', 'Pier', 'T2')
const teams = [lighthouse, harbour, pier]

let rig: Rig
let inLighthouse: Invitation

/** Ann owns all three; Eve owns the harbour and is nobody elsewhere. Ann has invited Bob to Lighthouse. */
beforeEach(async () => {
  rig = await openRig()
  const owner = (actor: typeof ann) => ({ name: actor.id, actors: [actor], isOwner: true })
  for (const { id } of teams)
    await seedTeam(
      { store: rig.store, newId: randomUUID },
      { team: id, people: [owner(ann), ...(id === harbour.id ? [owner(eve)] : [])] },
    )
  inLighthouse = await rig.invite({ team: lighthouse.id, status: 'pending' })
})

afterEach(() => rig.store.close())

const get = (id: Team['id']) => teams.find((one) => one.id === id) ?? lighthouse

/** What Eve gets for what no client of ours would send. */
async function answerTo(forged: Pick<Interaction, 'kind' | 'name' | 'input'>): Promise<Answer | undefined> {
  const shared = {
    ...rig.deps,
    backends: { of: ({ id }: Team) => createEmbedded({ ...rig.deps, team: id, newId: randomUUID }) },
    teams: { get, list: () => teams },
  }
  const responder = createFakeResponder()
  const dispatch = createDispatch({
    ...shared,
    ...withoutLinks,
    commands: withTeamOption(commandTable),
    owners: [],
    routes,
    settle: createWorker(shared).settle,
    newReference: () => 'ref',
  })
  const delivery = asDeliveryId('d1')
  await dispatch({ ...press({ delivery, actor: eve, name: 'none' }), ...forged, place: here }, responder)
  return responder.answers[0]
}

const said = (answer: Answer | undefined): string =>
  answer && 'view' in answer ? readAloud(answer.view) : JSON.stringify(answer)

const bobPicked = { who: { actors: [bob.id], emails: [], unreadable: [] } }

describe('an owner of one team who forges the id of another', () => {
  test.each<[string, Interaction['kind'], string, Record<string, unknown>, string]>([
    [
      'in a page of invitations',
      'press',
      'invitations_page',
      { subject: 'lighthouse:0:' },
      'You cannot see the invitations of Lighthouse',
    ],
    [
      'in a page of members',
      'press',
      'members_page',
      { subject: 'lighthouse::' },
      'You cannot see the members of Lighthouse',
    ],
    [
      'as what a form is about',
      'submission',
      'invite',
      { ...bobPicked, subject: 'lighthouse' },
      'You cannot invite people to Lighthouse',
    ],
    [
      'in a field of a form of their own team',
      'submission',
      'invite',
      { ...bobPicked, subject: 'harbour', team: 'lighthouse' },
      'You cannot invite people to Lighthouse',
    ],
    [
      'in the option of a command',
      'command',
      'invite',
      { ...bobPicked, team: 'lighthouse' },
      'You cannot invite people to Lighthouse',
    ],
    [
      'of another workspace',
      'command',
      'invite',
      { ...bobPicked, team: 'pier' },
      'There is no team “pier” here',
    ],
    [
      'of another workspace, in a page',
      'press',
      'members_page',
      { subject: 'pier::' },
      'There is no team “pier” here',
    ],
    [
      'of another workspace, in a form',
      'submission',
      'revoke',
      { subject: 'pier', who: 'Bob' },
      'There is no team “pier” here',
    ],
    [
      'that is none, in a page without one',
      'press',
      'members_page',
      { subject: 'nonsense' },
      'There is no team',
    ],
  ])('%s', async (_, kind, name, input, sentence) => {
    expect(said(await answerTo({ kind, name, input }))).toContain(sentence)
  })

  test.each([
    ['invitations', 'open_invitations', { team: 'lighthouse' }],
    ['invitations of another workspace', 'open_invitations', { team: 'pier' }],
    ['roles of another workspace', 'roles', { team: 'pier' }],
    ['teams of another workspace', 'teams', { query: 'pier' }],
  ])('is offered no %s', async (_, name, input) => {
    const answer = await answerTo({ kind: 'suggest', name, input: { query: '', ...input } })
    expect(answer).toEqual({ kind: 'suggestions', choices: [] })
  })
})

test.each<[Interaction['kind'], string, Record<string, unknown>, string]>([
  ['press', 'members_page', { subject: 'harbour::' }, '2 members of Harbour'],
  ['submission', 'invite', { ...bobPicked, subject: 'harbour' }, 'Invitation sent to bob'],
])('the same %s of %s is fine for their own team', async (kind, name, input, sentence) => {
  expect(said(await answerTo({ kind, name, input }))).toContain(sentence)
})

describe('an owner of one team with the id of an invitation to another', () => {
  test('finds none by it in their own team', async () => {
    const input = { subject: 'harbour', who: inLighthouse.id }
    expect(said(await answerTo({ kind: 'submission', name: 'revoke', input }))).toContain(
      'No open invitation',
    )
  })

  test.each(['ask_revoke', 'revoke'])('may not take it back by %s', async (name) => {
    const input = { subject: inLighthouse.id, team: 'harbour' }
    const answer = said(await answerTo({ kind: 'press', name, input }))
    expect(answer).toContain('You cannot take back invitations of Lighthouse')
    expect(await rig.find(inLighthouse)).toMatchObject({ status: 'pending' })
  })

  test.each(['accept', 'decline'])('may not %s it', async (name) => {
    const answer = said(await answerTo({ kind: 'press', name, input: { subject: inLighthouse.id } }))
    expect(answer).toContain('This invitation is for somebody else')
    expect(await rig.find(inLighthouse)).toMatchObject({ status: 'pending' })
  })
})

test.each(['ask_revoke', 'revoke', 'accept', 'link'])(
  'who makes up an invitation learns of no team and nobody by %s',
  async (name) => {
    const answer = said(await answerTo({ kind: 'press', name, input: { subject: 'made-up' } }))
    expect(answer).toContain('I do not know this invitation')
    expect(answer).not.toMatch(/Lighthouse|ann/)
  },
)
