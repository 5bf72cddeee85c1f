import { describe, expect, it, onTestFinished } from 'vitest'
import { SCOPES } from '../../../src/platforms/slack/scopes.ts'
import { openTwin, type TwinRig } from './twin-rig.ts'
import { openWire } from './wire.ts'

async function open(options: Parameters<typeof openTwin>[0] = {}): Promise<TwinRig> {
  const rig = await openTwin(options)
  onTestFinished(() => rig.twin.close())
  return rig
}

describe('who somebody is', () => {
  it.each([
    ['ann', 'person'],
    ['grace', 'person'],
    ['gus', 'guest'],
    ['zoe', 'stranger'],
    ['olga', 'deactivated'],
    ['robo', 'bot'],
  ])('%s is a %s', async (handle, kind) => {
    const { platform, actor } = await open()
    expect(await platform.findPerson(actor(handle))).toMatchObject({ kind })
  })

  it('counts Slackbot among the bots, whatever it says itself', async () => {
    const { platform, actor } = await open()
    const slackbot = { platform: 'slack', id: actor('ann').id.replace(/\/.*/, '/USLACKBOT') }
    expect(await platform.findPerson(slackbot)).toMatchObject({ kind: 'bot' })
  })

  it('gives a stranger their own workspace', async () => {
    const { platform, actor } = await open()
    const zoe = await platform.findPerson(actor('zoe'))
    expect(zoe?.actor.id).not.toBe(actor('zoe').id)
    expect(zoe?.actor.id).toMatch(/^T\w+\/U01Z0ELAUR8$/)
  })

  it('knows addresses only where Slack tells them', async () => {
    const { platform, actor } = await open()
    expect(await platform.findPerson(actor('ann'))).toMatchObject({ email: 'ann@lighthouse.example' })
    expect(await platform.findPerson(actor('priya'))).not.toHaveProperty('email')
  })
})

it('says nothing of scopes where all are granted', async () => {
  const { platform, actor, logged } = await open()
  await platform.findPerson(actor('ann'))
  expect(logged.join('')).not.toContain('slack grants')
})

it('says once what optional scopes would be good for, and does not warn', async () => {
  const { platform, actor, logged } = await open({ scopes: SCOPES })
  await platform.findPerson(actor('ann'))
  await platform.findPerson(actor('bob'))
  const said = logged.filter((line) => line.includes('slack grants'))
  expect(said.map((line): unknown => JSON.parse(line))).toMatchObject([
    { level: 30, scopes: ['im:write', 'im:history'] },
  ])
})

describe('the time zone of somebody', () => {
  it('is what Slack says', async () => {
    const { platform, actor, twin } = await open()
    const zones = new Set<string | undefined>()
    for (const { handle } of twin.people) zones.add((await platform.findPerson(actor(handle)))?.timeZone)
    expect(zones).not.toContain(undefined)
    expect(zones.size).toBeGreaterThan(1)
  })

  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Middle-earth/Shire', undefined],
    ['', undefined],
    [null, undefined],
  ])('as %s is %s', async (tz, timeZone) => {
    const user = { id: 'U1', team_id: 'T1', name: 'ann', tz }
    const { slack } = await openWire(async () => {}, { 'users.info': { user } })
    const ann = await slack.findPerson({ platform: 'slack', id: 'T1/U1' })
    expect(ann?.timeZone).toBe(timeZone)
  })
})

describe('whose address it is', () => {
  it('finds them however it is written', async () => {
    const { platform, actor } = await open()
    const ann = { actor: actor('ann'), name: 'Ann Lee' }
    expect(await platform.findPersonByEmail('ann@lighthouse.example')).toMatchObject(ann)
    expect(await platform.findPersonByEmail('Ann@Lighthouse.example')).toMatchObject(ann)
  })

  it('finds nobody without the scope, and says so once in the log', async () => {
    const { platform, logged } = await open({ scopes: ['commands', 'chat:write', 'users:read'] })
    expect(await platform.findPersonByEmail('ann@lighthouse.example')).toBeUndefined()
    expect(await platform.findPersonByEmail('bob@lighthouse.example')).toBeUndefined()
    const [warning, ...more] = logged.filter((line) => line.includes('grants too little'))
    expect(warning).toContain('["users:read.email","channels:read","groups:read","files:read","files:write"]')
    expect(more).toEqual([])
    expect(logged.join('')).not.toContain('lighthouse.example')
  })
})
