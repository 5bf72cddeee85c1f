import { describe, expect, test } from 'vitest'
import { asTeamId } from '../../src/domain/ids.ts'
import { chooseTeam, type PlaceBinding, type Team, teamsAt } from '../../src/domain/team.ts'
import { sampleTeam } from './sample-team.ts'

const team = (id: string, ...places: readonly PlaceBinding[]): Team =>
  sampleTeam({ id: asTeamId(id), name: `The ${id}`, places })

const space = { platform: 'chat', space: 'T1' }
const here = { ...space, isDirect: false, channel: 'C1' }
const inForm = { ...space, isDirect: false }
const inMessage = { ...space, isDirect: true, channel: 'D1' }
const nowhere = { platform: 'chat', isDirect: true, channel: 'D1' }

const docs = team('docs', { ...space, channel: 'C1' })
const lab = team('lab', { ...space, channel: 'C2' })
const pier = team('pier', space)
const lamp = team('lamp')
const away = team('away', { platform: 'chat', space: 'T2' })
const abroad = team('abroad', { platform: 'home', space: 'T1' })
const all = [lamp, away, pier, lab, docs, abroad]

const ids = (teams: readonly Team[]) => teams.map(({ id }) => id)

describe('who is at home, the nearest first', () => {
  test.each([
    ['in a channel that one is bound to', here, ['docs', 'pier', 'lamp']],
    ['in another channel', { ...here, channel: 'C3' }, ['pier', 'lamp']],
    ['in a direct message of the workspace', inMessage, ['pier', 'lamp']],
    ['in a form, which is in no channel', inForm, ['pier', 'lamp', 'lab', 'docs']],
    ['in another workspace', { ...here, space: 'T2' }, ['away', 'lamp']],
    ['in the same ids on another platform', { ...here, platform: 'home' }, ['abroad', 'lamp']],
    ['in a direct message that belongs to no guild', nowhere, ['lamp']],
  ])('%s', (_, place, expected) => {
    expect(ids(teamsAt(all, place))).toEqual(expected)
  })

  test('of several places of one team the nearest counts', () => {
    const both = team('both', space, { ...space, channel: 'C1' })
    expect(ids(teamsAt([pier, both], here))).toEqual(['both', 'pier'])
  })
})

describe('which one is meant', () => {
  const chosen = (id: string) => ({ kind: 'chosen', team: { id } })

  test.each([
    ['nobody said, and one is nearer than all others', all, here, '', chosen('docs')],
    ['nobody said, and one is bound to the whole place', all, inMessage, '', chosen('pier')],
    ['nobody said, and there is one only', [away, lamp], here, '', chosen('lamp')],
    ['nobody said, and two are as near', [lamp, pier, team('quay', space)], here, '', { kind: 'which' }],
    ['nobody said, and none is here', [away, abroad], here, '', { kind: 'none' }],
    ['by id, farther than another', all, here, 'lamp', chosen('lamp')],
    ['by id in other letters and with space around', all, here, ' LAMP ', chosen('lamp')],
    ['by name', all, here, 'the pier', chosen('pier')],
    ['of a channel, by the subject of a form', all, inForm, 'lab', chosen('lab')],
    ['of another channel', all, here, 'lab', { kind: 'unknown', word: 'lab' }],
    ['of another workspace', all, here, 'away', { kind: 'unknown', word: 'away' }],
    ['that nobody knows', all, here, 'sun', { kind: 'unknown', word: 'sun' }],
  ])('%s', (_, teams, place, word, expected) => {
    expect(chooseTeam(teams, place, word)).toMatchObject(expected)
  })

  test('whoever is asked which one is told of those only that are at home there', () => {
    const asked = chooseTeam([away, pier, team('quay', space), lab], here)
    expect(asked.kind === 'which' && ids(asked.teams)).toEqual(['pier', 'quay'])
    const unknown = chooseTeam(all, here, 'away')
    expect(unknown.kind === 'unknown' && ids(unknown.teams)).toEqual(['docs', 'pier', 'lamp'])
  })
})
