import type { PlatformName } from '../../dsl/story.ts'
import { openTab, type WebTab } from '../../dsl/web-tab.ts'
import type { Answer } from '../answer.ts'
import type { Attempt } from '../attempt.ts'
import type { Stage } from '../stage.ts'
import { type Posted, post, saidBy, strangerTo, under } from './browsers.ts'

const ISSUER = 'Sign in with Lighthouse ID'

/** A way to link an account that somebody asked for in their chat. */
async function pageOf({ world }: Stage, platform: PlatformName, handle = 'hana'): Promise<URL> {
  const person = world[platform](handle)
  await person.runs('/team link')
  return person.link('Open the link page')
}

async function tabOn(stage: Stage, page: URL): Promise<WebTab> {
  const tab = openTab(stage.world)
  await tab.opens(page)
  return tab
}

/** They signed in, and are asked whether that is their account. */
async function signedIn(stage: Stage, platform: PlatformName, handle = 'hana'): Promise<WebTab> {
  const tab = await tabOn(stage, await pageOf(stage, platform, handle))
  await tab.presses(ISSUER)
  await tab.presses(NAMES[handle] ?? '')
  return tab
}

const NAMES: Readonly<Record<string, string>> = { hana: 'Hana Kim', dora: 'Dora Lindqvist' }

type Trick = (stage: Stage, platform: PlatformName) => Promise<Answer>

/** What their own browser would send, but for something. */
async function begins(stage: Stage, platform: PlatformName, change: (own: Own) => Posted): Promise<Answer> {
  const tab = await tabOn(stage, await pageOf(stage, platform))
  const [button] = tab.page().controls
  if (!button?.fields) throw new Error('the page has no form')
  return post(button.url, change({ cookie: tab.cookies(button.url), fields: button.fields }))
}

type Own = { readonly cookie: string; readonly fields: Readonly<Record<string, string>> }

const FORGED: readonly (readonly [what: string, trick: Trick])[] = [
  [
    'from another site',
    (stage, on) => begins(stage, on, (own) => ({ ...own, origin: 'https://evil.example' })),
  ],
  ['from nowhere', (stage, on) => begins(stage, on, (own) => ({ ...own, origin: 'null' }))],
  ['without its cookie', (stage, on) => begins(stage, on, ({ fields }) => ({ fields }))],
  [
    'with a cookie that is made up',
    (stage, on) => begins(stage, on, ({ fields }) => ({ fields, cookie: `usher_browser=${'x'.repeat(43)}` })),
  ],
  [
    'without the token of its form',
    (stage, on) => begins(stage, on, ({ cookie, fields: { way = '' } }) => ({ cookie, fields: { way } })),
  ],
  [
    'with the token of another form',
    (stage, on) =>
      begins(stage, on, ({ cookie, fields }) => ({ cookie, fields: { ...fields, token: 'x'.repeat(43) } })),
  ],
  [
    'with a way that is not there',
    (stage, on) =>
      begins(stage, on, ({ cookie, fields }) => ({ cookie, fields: { ...fields, way: 'mapped' } })),
  ],
]

const BEFORE_SIGNING_IN: readonly (readonly [what: string, trick: Trick])[] = [
  [
    'Somebody confirms a link before they signed in',
    async (stage, on) => {
      const page = await pageOf(stage, on)
      const { cookie, token } = strangerTo(page)
      return post(under(page, 'confirm'), { cookie, fields: { token, proved: 'bWFkZS11cA' } })
    },
  ],
  [
    'Somebody confirms with what they made up after they signed in',
    async (stage, on) => {
      const tab = await signedIn(stage, on)
      await tab.forges('Link', { proved: 'bWFkZS11cA' })
      return saidBy(tab)
    },
  ],
  [
    'Somebody confirms with what another person proved',
    async (stage, on) => {
      const [own, others] = [await signedIn(stage, on), await signedIn(stage, on, 'dora')]
      const { proved = '' } = others.page().controls.find(({ label }) => label === 'Link')?.fields ?? {}
      await own.forges('Link', { proved })
      return saidBy(own)
    },
  ],
]

const COMING_BACK: readonly (readonly [what: string, trick: Trick])[] = [
  [
    'Somebody else confirms in a browser of their own',
    async (stage, on) => {
      const tab = await signedIn(stage, on)
      const link = tab.page().controls.find(({ label }) => label === 'Link')
      if (!link?.fields) throw new Error('nobody is asked')
      const page = new URL(link.url.href.replace(/\/confirm$/, ''))
      const { cookie, token } = strangerTo(page)
      return post(link.url, { cookie, fields: { ...link.fields, token } })
    },
  ],
  [
    'Somebody comes back from the issuer in another browser',
    async (stage, on) => {
      const back = (await signedIn(stage, on)).url()
      return saidBy(await tabOn(stage, back))
    },
  ],
  [
    'Somebody comes back with the code of another, and their own state',
    async (stage, on) => {
      const [own, others] = [await signedIn(stage, on), await signedIn(stage, on, 'dora')]
      const back = own.url()
      back.searchParams.set('code', others.url().searchParams.get('code') ?? '')
      await own.opens(back)
      return saidBy(own)
    },
  ],
  [
    'Somebody signs in with the address of the owner, which nobody vouches for',
    async (stage, on) => {
      const tab = await tabOn(stage, await pageOf(stage, on))
      await tab.presses(ISSUER)
      await tab.presses('Mallory Vale')
      return saidBy(tab)
    },
  ],
]

/** What leads to nobody's link names nobody. */
const OF_NOBODY: readonly (readonly [what: string, trick: Trick])[] = [
  [
    'Somebody comes back from the issuer with a state that is made up',
    async (stage, on) => {
      const tab = await signedIn(stage, on)
      const back = tab.url()
      back.searchParams.set('state', 'x'.repeat(43))
      await tab.opens(back)
      return saidBy(tab)
    },
  ],
]

const OVER: readonly (readonly [what: string, trick: Trick])[] = [
  [
    'Somebody goes on with a link that is over',
    async (stage, on) => {
      const tab = await tabOn(stage, await pageOf(stage, on))
      await stage.world.advance({ minutes: 11 })
      await tab.presses(ISSUER)
      return saidBy(tab)
    },
  ],
]

const byHana = (title: string, trick: Trick): Attempt[] =>
  (['slack', 'discord'] as const).map((platform) => ({
    title: `${title} (${platform})`,
    by: { platform, handle: 'hana' },
    place: 'web',
    send: (stage) => trick(stage, platform),
  }))

/** The audit log names who asked for the link; who tries is somebody at a browser. */
export const pages: readonly Attempt[] = [
  ...FORGED.flatMap(([what, trick]) => byHana(`A form of a link page is sent ${what}`, trick)),
  ...[...BEFORE_SIGNING_IN, ...COMING_BACK, ...OVER].flatMap(([what, trick]) => byHana(what, trick)),
  ...OF_NOBODY.flatMap(([what, trick]) => byHana(what, trick).map(({ by: _by, ...attempt }) => attempt)),
  {
    title: 'Somebody begins with a link that nobody was given',
    place: 'web',
    send: ({ world }) => {
      const page = new URL(`/link/${'A'.repeat(43)}`, world.url())
      const { cookie, token } = strangerTo(page)
      return post(under(page, 'begin'), { cookie, fields: { token, way: 'issuer' } })
    },
  },
  {
    title: 'Somebody confirms a link that nobody was given',
    place: 'web',
    send: ({ world }) => {
      const page = new URL(`/link/${'A'.repeat(43)}`, world.url())
      const { cookie, token } = strangerTo(page)
      return post(under(page, 'confirm'), { cookie, fields: { token, proved: 'bWFkZS11cA' } })
    },
  },
]
