import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Place } from '../../src/domain/actor.ts'
import { asAccountId, asInvitationId, asTeamId } from '../../src/domain/ids.ts'
import type { PlaceBinding, Team } from '../../src/domain/team.ts'
import { findTeam, findTeamOfInvitation, suggestTeams } from '../../src/usecases/find-team.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { ann, team as main, openRig, type Rig } from '../jobs/rig.ts'

const guild = { platform: 'chat', space: 'G1' }
const inGuild: Place = { ...guild, isDirect: false, channel: 'C1' }
/** A direct message as Discord has them: it belongs to no guild. */
const nowhere: Place = { platform: 'chat', isDirect: true, channel: 'D1' }

const team = (id: string, name: string, places: readonly PlaceBinding[]): Team =>
  sampleTeam({ id: asTeamId(id), name, places })

const pier = team('pier', 'Harbour Pier', [guild])
const quay = team('quay', 'Quay', [guild])
const lab = team('lab', 'Light Lab', [{ platform: 'chat', space: 'G2' }])
const teams = [pier, quay, lab]

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

const depsWith = (known: readonly Team[]) => ({
  ...rig.deps,
  teams: { ...rig.deps.teams, list: () => known },
})

const linkAnn = ({ id, tenant }: Team) =>
  rig.store.transaction(async (tx) => {
    const account = asAccountId(`ann of ${id}`)
    await tx.embedded.saveAccount({ id: account, name: 'Ann' })
    await tx.saveLink({ team: id, tenant, actor: ann, account, proof: 'configured' })
  })

describe('in a direct message that belongs to no guild', () => {
  const choose = (word?: string) => findTeam(depsWith(teams), { actor: ann, place: nowhere }, word)

  test('somebody who is linked nowhere is at home in no team that has a place', async () => {
    expect(await choose()).toEqual({ kind: 'none' })
    expect(await choose('pier')).toMatchObject({ kind: 'unknown', teams: [] })
  })

  test('somebody is at home in the team they are linked in, wherever it lives', async () => {
    await linkAnn(lab)
    expect(await choose()).toMatchObject({ kind: 'chosen', team: { id: 'lab' } })
    expect(await choose('pier')).toMatchObject({ kind: 'unknown' })
  })

  test('somebody with two teams is asked which', async () => {
    await linkAnn(lab)
    await linkAnn(pier)
    expect(await choose()).toMatchObject({ kind: 'which', teams: [{ id: 'pier' }, { id: 'lab' }] })
    expect(await choose('light lab')).toMatchObject({ kind: 'chosen', team: { id: 'lab' } })
  })

  test('a team without a place is there for everybody', async () => {
    const deps = depsWith([...teams, team('lamp', 'Lamp', [])])
    expect(await findTeam(deps, { actor: ann, place: nowhere })).toMatchObject({
      kind: 'chosen',
      team: { id: 'lamp' },
    })
  })
})

describe('in a guild', () => {
  test('a link to a team of another place does not bring it here', async () => {
    await linkAnn(lab)
    expect(await findTeam(depsWith(teams), { actor: ann, place: inGuild }, 'lab')).toMatchObject({
      kind: 'unknown',
    })
  })

  test.each([
    ['', ['pier', 'quay']],
    ['HARB', ['pier']],
    ['qu', ['quay']],
    ['lab', []],
  ])('offered for “%s”: %j', async (query, expected) => {
    const found = await suggestTeams(depsWith(teams), { actor: ann, place: inGuild }, query)
    expect(found.map(({ id }) => id)).toEqual(expected)
  })
})

describe('by the invitation that a button is about', () => {
  test('its own team, wherever the button is', async () => {
    const { id } = await rig.invite({})
    expect(await findTeamOfInvitation(rig.deps, id)).toEqual({ kind: 'chosen', team: main })
  })

  test('none for an id that nobody made', async () => {
    expect(await findTeamOfInvitation(rig.deps, asInvitationId('forged'))).toEqual({ kind: 'no_invitation' })
  })

  test('one that the operator took out of the file is gone', async () => {
    const { id } = await rig.invite({})
    expect(await findTeamOfInvitation(depsWith([pier]), id)).toEqual({ kind: 'gone' })
  })
})
