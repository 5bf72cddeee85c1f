import { describe, expect, it, onTestFinished } from 'vitest'
import { openTwin, type TwinRig } from './twin-rig.ts'

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
  expect(logged.join('')).not.toContain('grants too little')
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
    expect(warning).toContain('["users:read.email","channels:read","groups:read"]')
    expect(more).toEqual([])
    expect(logged.join('')).not.toContain('lighthouse.example')
  })
})
