import { expect } from 'vitest'
import { NO_TEAM } from '../../src/domain/audit.ts'
import { auditOf } from '../dsl/admin-team.ts'
import { story, type World } from '../dsl/story.ts'
import { openTab } from '../dsl/web-tab.ts'

const AT_ZENML = { backend: 'zenml', signIn: true } as const

async function pageOfHana(world: World): Promise<URL> {
  await world.here('hana').runs('/team link')
  return world.here('hana').link('Open the link page')
}

story(
  'A link page keeps its address to itself, and runs nothing',
  async (world) => {
    const page = await pageOfHana(world)
    const { headers } = await fetch(page)
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    )
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
    })
    expect(headers.get('set-cookie')).toMatch(
      /^usher_browser=[\w-]{43}; Path=\/; Max-Age=4200; HttpOnly; SameSite=Lax$/,
    )
    expect((await fetch(page, { method: 'HEAD' })).status).toBe(404)
    expect(world.log.text()).not.toContain(page.pathname.split('/').at(-1))
  },
  AT_ZENML,
)

story(
  'A form from another site, without a cookie, too long or no form at all gets nowhere',
  async (world) => {
    const tab = openTab(world)
    await tab.opens(await pageOfHana(world))
    const [signIn] = tab.page().controls
    if (!signIn?.fields) throw new Error('there is no form')
    const cookie = tab.cookies(signIn.url)
    const form = new URLSearchParams(signIn.fields)
    const post = (headers: Readonly<Record<string, string>>, body: URLSearchParams | string = form) =>
      fetch(signIn.url, { method: 'POST', redirect: 'manual', headers, body })
    const answers = await Promise.all([
      post({ cookie, origin: 'https://evil.example' }),
      post({ cookie, origin: 'null' }),
      post({}),
      post({ cookie: 'usher_browser=short' }),
      post({ cookie: `usher_browser=${'x'.repeat(43)}` }),
      post({ cookie }, new URLSearchParams({ ...signIn.fields, way: 'nowhere' })),
    ])
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400])
    expect((await post({ cookie }, new URLSearchParams({ way: 'x'.repeat(20_000) }))).status).toBe(413)
    expect((await post({ cookie, 'content-type': 'application/json' }, '{}')).status).toBe(415)
    for (const answer of answers) expect(await answer.text()).toContain('That did not come from this page')
    expect(await auditOf(world, /^link refused forged/)).toHaveLength(answers.length)
    // What cannot be read is about no link.
    expect(await auditOf(world, /^link refused forged/, NO_TEAM)).toHaveLength(2)
    expect((await post({ cookie })).status).toBe(200)
  },
  AT_ZENML,
)

story(
  'Whoever became a guest after asking for the link does not get any further',
  async (world) => {
    const tab = openTab(world)
    await tab.opens(await pageOfHana(world))
    world.simulator.slack.becomes('hana', 'guest')
    await world.advance({ minutes: 1 })
    await tab.presses('Sign in with Lighthouse ID')
    tab.sees('You cannot link your account to Lighthouse', 'You are a guest here.')
    expect(tab.status()).toBe(403)
  },
  { ...AT_ZENML, notOn: { discord: 'Discord has no guests' } },
)
