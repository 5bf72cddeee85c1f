import { type StandInName, standIns } from '../../../src/simulator/backends/stand-ins.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import { type Chat, type Doing, emailOf, OWNER, openChat } from './chat.ts'

/** What a click costs at the vendor, by what was done. */
export type Costs = ReadonlyMap<string, readonly Call[]>

/** Without ids and addresses: `GET /v1/projects/…/members`. */
export type Call = string

const ADMIN = 'olga'
/** As many as one command takes. */
const MANY = 25

/** Longer than anything is kept, so that every click finds nothing. */
const BETWEEN_MS = 2 * 60_000
/** Somebody who types. */
const KEYSTROKE_MS = 300

type Line = {
  readonly chat: Chat
  /** The calls while it is done, after a long silence. */
  readonly cost: (label: string, act: () => Promise<unknown>) => Promise<void>
  readonly pass: (ms: number) => void
  readonly tokenOf: (email: string) => Promise<string | undefined>
}

/** Lets an owner, an admin and two invitees do everything once, at one vendor. */
export async function countCalls(name: StandInName): Promise<Costs> {
  const kind = standIns.find((one) => one.name === name)
  if (!kind) throw new Error(`there is no stand-in for ${name}`)
  const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
  const owner = { name: 'Ann Lee', email: emailOf(OWNER) }
  const standIn = await kind.start({ clock, team: { name: 'Lighthouse', owner } })
  const chat = await openChat(standIn, clock)
  const costs = new Map<string, readonly Call[]>()
  const cost: Line['cost'] = async (label, act) => {
    clock.advance(BETWEEN_MS)
    const before = standIn.traffic().length
    await act()
    costs.set(label, standIn.traffic().slice(before).map(asCall))
  }
  const pass = (ms: number) => clock.advance(ms)
  const tokenOf = async (email: string) => (await standIn.vendor.signUp(email)).token
  try {
    await standIn.vendor.addMember(emailOf(ADMIN), ADMIN_ROLES[name])
    await chat.linkAs(ADMIN, emailOf(ADMIN))
    for (const who of [OWNER, ADMIN]) await manage({ chat, cost, pass, tokenOf }, who)
    await answer({ chat, cost, pass, tokenOf })
    return costs
  } finally {
    await chat.close()
    await standIn.close()
  }
}

const ADMIN_ROLES: Readonly<Record<StandInName, string>> = {
  deepgram: 'admin',
  trieve: 'admin',
  diga: 'admin',
  zenml: 'Organization Admin',
  'better-auth': 'admin',
}

const command = (name: string, input: Doing['input'] = {}): Doing => ({ kind: 'command', name, input })
const press = (name: string, subject: string): Doing => ({ kind: 'press', name, input: { subject } })

const inviting = (handles: readonly string[]): Doing =>
  command('invite', { who: { actors: [], emails: handles.map(emailOf), unreadable: [] } })

async function manage(line: Line, who: string): Promise<void> {
  const { chat, cost } = line
  const does = (what: Doing) => () => chat.does(who, what)
  const [guest, ...others] = Array.from({ length: MANY + 1 }, (_, nth) => `guest${nth}of${who}`)
  if (!guest) throw new Error('nobody is invited')
  await cost(`${who} help`, does(command('help')))
  await cost(`${who} members`, does(command('members')))
  await cost(`${who} members x`, does(command('members', { search: 'x' })))
  await cost(`${who} role: 5 letters`, () => types(line, who, 'roles'))
  await cost(`${who} invite 1`, does(inviting([guest])))
  await cost(`${who} invitations`, does(command('invitations')))
  await cost(`${who} revoke: 5 letters`, () => types(line, who, 'open_invitations'))
  await cost(`${who} revoke?`, does(command('revoke', { who: emailOf(guest) })))
  const id = await chat.invitationOf(emailOf(guest))
  await cost(`${who} revoke!`, does(press('revoke', id)))
  await cost(`${who} invite ${MANY}`, does(inviting(others)))
}

async function types({ chat, pass }: Line, who: string, what: string): Promise<void> {
  for (const query of ['g', 'gu', 'gue', 'gues', 'guest']) {
    await chat.does(who, { kind: 'suggest', name: what, input: { query } })
    pass(KEYSTROKE_MS)
  }
}

async function answer({ chat, cost, tokenOf }: Line): Promise<void> {
  for (const who of ['bob', 'cara'])
    await chat.does(OWNER, command('invite', { who: { actors: [who], emails: [], unreadable: [] } }))
  const [yes, no] = [await chat.invitationOf(emailOf('bob')), await chat.invitationOf(emailOf('cara'))]
  const token = await tokenOf(emailOf('bob'))
  await cost('bob inbox', () => chat.does('bob', command('inbox')))
  await cost('bob accept', () => chat.does('bob', press('accept', yes)))
  await cost('bob token', async () => {
    const input = { subject: yes, token: token ?? '' }
    return token && chat.does('bob', { kind: 'submission', name: 'link', input })
  })
  await cost('bob watch', () => chat.passToNext())
  await cost('cara decline', () => chat.does('cara', press('decline', no)))
}

const ID = /[0-9a-f]{8}-[0-9a-f-]{27,}|[^/=&?]*(@|%40)[^/&]*|(?<=[=/])[A-Za-z0-9]{32}(?=[&/]|$)/gi

const asCall = ({ method, path }: { readonly method: string; readonly path: string }): Call =>
  `${method} ${path.replace(ID, '…')}`
