import { noteSecret } from '../../dsl/log.ts'
import { openTab, type WebTab } from '../../dsl/web-tab.ts'
import type { Answer } from '../answer.ts'
import type { Attempt } from '../attempt.ts'
import type { Stage } from '../stage.ts'
import { post, saidBy, strangerTo, under } from './browsers.ts'

const SIGN_IN = 'Sign in with Discord'
const ACCEPT = 'Accept'

/** What only the invitee may read. */
const SECRETS = ['Ann Lee', 'Lighthouse is', 'You would be'] as const

/** Hana takes no direct messages, and Ann was given a link for her. */
async function getLink({ world }: Stage): Promise<URL> {
  const [ann, hana] = [world.discord('ann'), world.discord('hana')]
  if (!ann.buttons().includes('Get a link')) {
    await hana.closesDirectMessages()
    await ann.runs('/team invite @hana')
  }
  await ann.presses('Get a link')
  const [found = ''] = /http:\/\/\S+\/invitation\/[\w-]+/.exec(ann.message('A link for').message.text) ?? []
  noteSecret(found.split('/').at(-1) ?? '', 'the secret of a link')
  return new URL(found)
}

async function tabOn({ world }: Stage, page: URL): Promise<WebTab> {
  const tab = openTab(world)
  await tab.opens(page)
  return tab
}

async function signedIn(stage: Stage, page: URL, name: string): Promise<WebTab> {
  const tab = await tabOn(stage, page)
  await tab.presses(SIGN_IN)
  await tab.presses(name)
  return tab
}

/** The form of a button, as the browser would send it. */
function formOf(tab: WebTab, label: string): { readonly url: URL; readonly fields: Record<string, string> } {
  const found = tab.page().controls.find((control) => control.label === label)
  if (!found?.fields) throw new Error(`there is no form ${label}`)
  return { url: found.url, fields: { ...found.fields } }
}

const pageOf = (form: URL): URL => new URL(form.href.replace(/\/\w+$/, ''))

type Trick = (stage: Stage, page: URL) => Promise<Answer>

const TRICKS: readonly (readonly [what: string, trick: Trick])[] = [
  [
    'The form of an invitation page is sent from another site',
    async (stage, page) => {
      const tab = await tabOn(stage, page)
      const { url, fields } = formOf(tab, SIGN_IN)
      return post(url, { cookie: tab.cookies(url), origin: 'https://evil.example', fields })
    },
  ],
  [
    'The form of an invitation page is sent without its cookie',
    async (stage, page) => {
      const { url, fields } = formOf(await tabOn(stage, page), SIGN_IN)
      return post(url, { fields })
    },
  ],
  [
    'Somebody begins at an invitation page by a way that is not there',
    async (stage, page) => {
      const tab = await tabOn(stage, page)
      await tab.forges(SIGN_IN, { way: 'mapped' })
      return saidBy(tab)
    },
  ],
  [
    'Somebody accepts on an invitation page before they signed in',
    (_stage, page) => {
      const { cookie, token } = strangerTo(page)
      return post(under(page, 'accept'), { cookie, fields: { token, proved: 'bWFkZS11cA' } })
    },
  ],
  [
    'Somebody declines on an invitation page before they signed in',
    (_stage, page) => {
      const { cookie, token } = strangerTo(page)
      return post(under(page, 'decline'), { cookie, fields: { token, proved: '' } })
    },
  ],
  [
    'Whoever hands on the link signs in themselves',
    async (stage, page) => saidBy(await signedIn(stage, page, 'Ann Lee')),
  ],
  [
    'Somebody else accepts with what they made up after they signed in',
    async (stage, page) => {
      const tab = await signedIn(stage, page, 'Mia Tanaka')
      const { url } = formOf(tab, 'Use another account')
      const { cookie, token } = strangerTo(pageOf(url))
      return post(under(pageOf(url), 'accept'), { cookie, fields: { token, proved: 'bWFkZS11cA' } })
    },
  ],
  [
    'Somebody else accepts with what the invitee proved, in a browser of their own',
    async (stage, page) => {
      const { url, fields } = formOf(await signedIn(stage, page, 'Hana Kim'), ACCEPT)
      const { cookie, token } = strangerTo(pageOf(url))
      return post(url, { cookie, fields: { ...fields, token } })
    },
  ],
  [
    'Somebody accepts by the link itself with what the invitee proved',
    async (stage, page) => {
      const { fields } = formOf(await signedIn(stage, page, 'Hana Kim'), ACCEPT)
      // Another browser has begun since, so that what was proved before is of another visit.
      const tab = await tabOn(stage, page)
      await tab.presses(SIGN_IN)
      const { cookie, token } = strangerTo(page)
      return post(under(page, 'accept'), { cookie, fields: { ...fields, token } })
    },
  ],
  [
    'Somebody comes back to an invitation from signing in, in another browser',
    async (stage, page) => {
      const back = (await signedIn(stage, page, 'Hana Kim')).url()
      return saidBy(await tabOn(stage, back))
    },
  ],
]

const NOWHERE: readonly (readonly [what: string, act: string])[] = [
  ['begins', 'begin'],
  ['accepts', 'accept'],
  ['declines', 'decline'],
]

/** The link of the moment, which what is tried is about. */
const links = new WeakMap<Stage['world'], URL>()

/** Nothing says for certain who sits at a browser. */
export const invitationPages: readonly Attempt[] = [
  ...TRICKS.map(
    ([title, trick]): Attempt => ({
      title,
      place: 'web',
      hides: SECRETS,
      given: async (stage) => void links.set(stage.world, await getLink(stage)),
      send: async (stage) => {
        const page = links.get(stage.world)
        if (!page) throw new Error('nobody was given a link')
        return trick(stage, page)
      },
    }),
  ),
  {
    title: 'Somebody goes on with a link in whose place there is a newer one',
    place: 'web',
    hides: SECRETS,
    given: async (stage) => {
      links.set(stage.world, await getLink(stage))
      await stage.world.discord('ann').presses('Get a link')
    },
    send: ({ world }) => {
      const page = links.get(world)
      if (!page) throw new Error('nobody was given a link')
      const { cookie, token } = strangerTo(page)
      return post(under(page, 'begin'), { cookie, fields: { token, way: 'discord' } })
    },
  },
  ...NOWHERE.map(
    ([what, act]): Attempt => ({
      title: `Somebody ${what} at an invitation page that nobody was given`,
      place: 'web',
      send: ({ world }) => {
        const page = new URL(`/invitation/${'A'.repeat(43)}`, world.url())
        const { cookie, token } = strangerTo(page)
        return post(under(page, act), { cookie, fields: { token, way: 'discord', proved: 'bWFkZS11cA' } })
      },
    }),
  ),
]
