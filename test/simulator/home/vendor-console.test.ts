import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StandIn } from '../../../src/simulator/backends/stand-in.ts'
import { standIns } from '../../../src/simulator/backends/stand-ins.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import { openConsole, type VendorConsole } from '../../../src/simulator/home/vendor-console.ts'
import { createWorld } from '../../../src/simulator/world/create-world.ts'

const MIA = 'mia@lighthouse.example'
const owner = { name: 'Ann Lee', email: 'ann@lighthouse.example' }

describe('the window to the vendor', () => {
  let standIn: StandIn
  let console: VendorConsole
  let changes: number
  const person = (email: string) => console.view().people.find((one) => one.email === email)

  beforeEach(async () => {
    const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
    standIn = await standIns[0].start({ clock, team: { name: 'Lighthouse', owner } })
    changes = 0
    console = await openConsole({ title: 'Deepgram', standIn, world: createWorld() }, () => {
      changes += 1
    })
  })
  afterEach(() => standIn.close())

  const invite = (email: string) => {
    const { DEEPGRAM_API_KEY: key, DEEPGRAM_PROJECT_ID: project } = standIn.environment
    return fetch(new URL(`/v1/projects/${project}/invites`, standIn.url), {
      method: 'POST',
      headers: { authorization: `Token ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email, scope: 'member' }),
    })
  }
  const sees = (email: string, what: object) =>
    vi.waitFor(() => expect(person(email)).toMatchObject(what), { interval: 5 })

  it('shows Ann as the owner with a token, and Mia as a stranger', () => {
    expect(person(owner.email)).toMatchObject({ name: 'Ann Lee', role: 'owner', mails: 0 })
    expect(person(owner.email)?.token).toBe(standIn.environment['DEEPGRAM_API_KEY'])
    expect(person(MIA)).toEqual({ email: MIA, name: 'Mia Tanaka', handle: 'mia', mails: 0 })
  })

  it('sees by itself what the bot does there, also to addresses of nobody here', async () => {
    const before = changes
    expect((await invite(MIA)).status).toBe(200)
    await sees(MIA, { invitedAs: 'member', mails: 1 })
    expect(changes).toBeGreaterThan(before)

    await invite('new@far.example')
    await sees('new@far.example', { name: 'new@far.example', invitedAs: 'member', mails: 1 })
  })

  it('lets the invitee finish behind the link, once', async () => {
    await invite(MIA)
    await console.followLink(MIA)
    expect(person(MIA)).toMatchObject({ role: 'member', invitedAs: undefined, mails: 1 })
    expect(person(MIA)?.token).toBeTypeOf('string')
    await expect(console.followLink(MIA)).rejects.toThrow('leads nowhere any more, says Deepgram')
  })

  it('signs somebody up, who then has a token and is no member', async () => {
    await console.signUp(MIA)
    expect(person(MIA)?.token).toBeTypeOf('string')
    expect(person(MIA)?.role).toBeUndefined()
  })

  it('knows no address of who has left', () => {
    expect(person('olga@lighthouse.example')).toBeUndefined()
  })
})
