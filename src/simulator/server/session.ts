import type { Clock } from '../clock.ts'
import type { TeamHome } from '../home/team-home.ts'
import type { Inboxes } from '../mailbox/inboxes.ts'
import { CannotDo, type ScreenOption, type Twin } from '../twin.ts'
import { type PageMessage, type Platform, pageMessage, type Trouble } from './messages.ts'
import type { ServerNews, TwinView } from './news.ts'

/** Changes within this time travel together. */
const SETTLE_MS = 25

export type Rig = {
  readonly twins: Readonly<Record<Platform, Twin>>
  readonly clock: Clock
  readonly home: Pick<TeamHome, 'view' | 'onChange' | 'move' | 'vendor' | 'refresh'>
  readonly inboxes: Inboxes
}

/** One open page. It sees every change of the screens it watches; what it sends is parsed before it is believed. */
export type Session = { receive(text: string): Promise<void>; close(): void }

export function createSession(rig: Rig, send: (news: ServerNews) => void): Session {
  const watched: Record<Platform, string> = { slack: '', discord: '' }
  const show = () => send(screensNews(rig, watched))
  const push = debounce(show)
  const unsubscribe = [rig.twins.slack, rig.twins.discord, rig.home, rig.inboxes].map((one) =>
    one.onChange(push.soon),
  )

  const receive = async (text: string) => {
    const parsed = pageMessage.safeParse(parseJson(text))
    if (!parsed.success)
      return send({ kind: 'refused', reason: 'The simulator did not understand this page.' })
    const message = parsed.data
    if (message.kind === 'watch') {
      Object.assign(watched, { slack: message.slack, discord: message.discord })
      return show()
    }
    send(await answer(rig, message))
    push.soon()
  }
  const close = () => {
    push.cancel()
    for (const stop of unsubscribe) stop()
  }
  return { receive, close }
}

type Request = Exclude<PageMessage, { kind: 'watch' }>

async function answer(rig: Rig, request: Request): Promise<ServerNews> {
  try {
    return { kind: 'done', id: request.id, options: [...(await perform(rig, request))] }
  } catch (error) {
    if (error instanceof CannotDo) return { kind: 'refused', id: request.id, reason: error.message }
    return {
      kind: 'refused',
      id: request.id,
      reason: 'The simulator could not do that. Reload the page and try again.',
    }
  }
}

async function perform({ twins, clock, home }: Rig, request: Request): Promise<readonly ScreenOption[]> {
  switch (request.kind) {
    case 'act':
      await twins[request.platform].act(request.person, request.act)
      return []
    case 'suggest':
      return twins[request.platform].suggest(request.person, request.ask)
    case 'trouble':
      cause(twins[request.platform], request.trouble)
      return []
    case 'advance':
      clock.advance(request.ms)
      home.refresh()
      return []
    case 'move':
      await home.move(request.to)
      return []
    case 'follow_link':
      await home.vendor().followLink(request.email)
      return []
    case 'sign_up':
      await home.vendor().signUp(request.email)
      return []
  }
}

function cause({ faults }: Twin, trouble: Trouble): void {
  switch (trouble.kind) {
    case 'fail':
      return faults.fail(trouble.fault)
    case 'deliver_twice':
      return faults.deliverTwice(trouble.times)
    case 'hold':
      return faults.hold(trouble.times)
    case 'release':
      return faults.release()
    case 'drop_sockets':
      return faults.dropSockets()
    case 'refresh_sockets':
      return faults.refreshSockets()
    case 'clear':
      return faults.clear()
  }
}

const screensNews = (
  { twins, clock, home, inboxes }: Rig,
  watched: Readonly<Record<Platform, string>>,
): ServerNews => ({
  kind: 'screens',
  now: clock.now(),
  slack: viewOf(twins.slack, watched.slack),
  discord: viewOf(twins.discord, watched.discord),
  home: home.view(),
  mails: [...inboxes.of([watched.slack, watched.discord])],
})

function viewOf(twin: Twin, person: string): TwinView {
  const isHere = twin.people.some(({ handle }) => handle === person)
  return {
    title: twin.title,
    people: [...twin.people],
    person,
    armed: [...twin.faults.list()],
    ...(isHere && { screen: twin.screen(person) }),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function debounce(work: () => void) {
  let timeout: NodeJS.Timeout | undefined
  const run = () => {
    timeout = undefined
    work()
  }
  return {
    soon: () => {
      timeout ??= setTimeout(run, SETTLE_MS)
    },
    cancel: () => clearTimeout(timeout),
  }
}
