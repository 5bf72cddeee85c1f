import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { createEmbedded } from '../src/backends/embedded/backend.ts'
import { commandTable } from '../src/commands.ts'
import { createDispatch, type DispatchDeps } from '../src/dispatch.ts'
import { asDeliveryId, asTeamId } from '../src/domain/ids.ts'
import { createWorker } from '../src/jobs/worker.ts'
import { listReader } from '../src/lists/read-list.ts'
import type { Interaction } from '../src/platforms/platform.ts'
import { recoverInteractions } from '../src/recover.ts'
import { changes } from '../src/route.ts'
import { routes } from '../src/routes.ts'
import { SignInUnavailable } from '../src/sign-in/sign-in.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'
import { createRecent } from '../src/usecases/recent.ts'
import { closedVault } from '../src/vault.ts'
import type { Answer } from '../src/views/view.ts'
import { changeWith, requestWith } from './contracts/store/samples.ts'
import { sampleTeam } from './domain/sample-team.ts'
import { captureLog } from './dsl/log.ts'
import { createFakePlatform, createFakeResponder, type FakePlatform, press } from './fakes/platform.ts'
import { readAloud } from './views/read-aloud.ts'

const ann = { platform: 'chat', id: 'ann' }
const bob = { platform: 'chat', id: 'bob' }
const eve = { platform: 'chat', id: 'eve' }
const team = sampleTeam()

const LATER = new Date('2026-03-02T09:00:01Z')

let dataDir: string
let store: Store
let platform: FakePlatform
let deps: DispatchDeps

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'usher-dispatch-'))
  await open()
})

afterEach(async () => {
  await store.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function open(): Promise<void> {
  store = await openStore({ dataDir })
  platform = createFakePlatform('chat')
  deps = createDeps(store)
}

function createDeps(over: Store): DispatchDeps {
  const now = () => new Date('2026-03-02T09:00:00Z')
  const embedded = createEmbedded({ team: team.id, store: over, now, newId: randomUUID })
  const shared = {
    store: over,
    now,
    log: captureLog().logger,
    platforms: new Map([['chat', platform]]),
    backends: { of: () => embedded },
    teams: { get: () => team, list: () => [team] },
    vault: closedVault,
    signIns: { of: () => [] },
    lists: listReader,
    mailer: { isOpen: false, send: async () => {} },
    recent: createRecent(now),
    random: () => 0,
    newSecret: randomUUID,
    commands: commandTable,
    owners: [ann],
  }
  return {
    ...shared,
    routes,
    settle: createWorker(shared).settle,
    newReference: () => 'ref',
  }
}

async function answerTo(interaction: Interaction, over = deps): Promise<Answer | undefined> {
  const responder = createFakeResponder()
  await createDispatch(over)(interaction, responder)
  return responder.answers[0]
}

const said = (answer: Answer | undefined): string =>
  answer && 'view' in answer ? readAloud(answer.view) : (answer?.kind ?? 'no answer')

const inviting = (delivery: string): Interaction => ({
  ...press({ delivery: asDeliveryId(delivery), actor: ann, name: 'invite' }),
  kind: 'command',
  input: { who: { actors: ['bob'], emails: [], unreadable: [] } },
})

async function bobsCard(): Promise<string> {
  await answerTo(inviting('d1'))
  const [card] = platform.delivered
  return card?.view.buttons?.[0]?.subject ?? ''
}

const accepting = (actor: typeof ann, subject: string, delivery = 'd2'): Interaction =>
  press({ delivery: asDeliveryId(delivery), actor, name: 'accept', input: { subject } })

test('somebody else presses Accept: refused, audited, nothing changed', async () => {
  const subject = await bobsCard()
  expect(said(await answerTo(accepting(eve, subject)))).toContain('This invitation is for somebody else')

  const audit = await store.transaction((tx) => tx.listAudit({ team: team.id }))
  expect(audit.at(-1)).toMatchObject({
    actor: eve,
    action: 'answer',
    decision: 'refused',
    reason: 'not_yours',
  })
  expect(said(await answerTo(accepting(bob, subject, 'd3')))).toContain('You are in Lighthouse')
})

test.each([
  ['a forged id', { subject: 'nonsense' }, 'I do not know this invitation'],
  ['no id', {}, 'I do not know this button any more'],
  ['an id that is a novel', { subject: 'x'.repeat(3000) }, 'I do not know this button any more'],
])('Accept with %s', async (_, input, sentence) => {
  const answer = await answerTo(press({ delivery: asDeliveryId('d1'), actor: bob, name: 'accept', input }))
  expect(said(answer)).toContain(sentence)
})

test('Accept for a team that was taken out of the file', async () => {
  const subject = await bobsCard()
  const others = { ...deps, teams: { ...deps.teams, list: () => [sampleTeam({ id: asTeamId('other') })] } }
  expect(said(await answerTo(accepting(bob, subject), others))).toContain('I do not look after this team')
})

test('a button nobody ever made still gets an answer', async () => {
  const answer = await answerTo(press({ delivery: asDeliveryId('d1'), actor: bob, name: 'constructor' }))
  expect(said(answer)).toContain('I do not know this button any more')
})

test('a stranger in a shared channel is refused whatever they press', async () => {
  const subject = await bobsCard()
  const answer = await answerTo({ ...accepting(bob, subject), isOurs: false })
  expect(said(answer)).toContain('This is only for people of this workspace')
})

test('the same delivery twice is answered once', async () => {
  expect(said(await answerTo(inviting('d1')))).toContain('Invitation sent to bob')
  expect(await answerTo(inviting('d1'))).toEqual({ kind: 'nothing' })
  expect(platform.delivered).toHaveLength(1)
})

test('what cannot be written down is not done', async () => {
  const broken: Store = { ...store, transaction: () => Promise.reject(new Error('disk full')) }
  expect(said(await answerTo(inviting('d1'), createDeps(broken)))).toContain('I could not write that down')
  expect(platform.delivered).toHaveLength(0)
})

test('trouble of my own has a reference and no details', async () => {
  const backends = {
    of: () => {
      throw new Error('secret detail')
    },
  }
  const answer = said(await answerTo(inviting('d1'), { ...deps, backends }))
  expect(answer).toContain('Reference ref')
  expect(answer).not.toContain('secret')
})

test('an issuer that is away is named, and asked again another time', async () => {
  const backends = {
    of: () => {
      throw new SignInUnavailable('Lighthouse ID', { problem: 'ECONNREFUSED' })
    },
  }
  expect(said(await answerTo(inviting('d1'), { ...deps, backends }))).toBe(
    '(bad) Lighthouse ID is not answering right now\nNothing was changed. Please try again in a minute.',
  )
})

test('acknowledged and then the process died: done at the next start, and told by notice', async () => {
  const interaction = inviting('d1')
  const { message: _, ...body } = { ...interaction, message: undefined }
  const id = asDeliveryId('chat d1')
  await store.transaction((tx) =>
    tx.keepInteraction({ id, receivedAt: new Date(0), body: JSON.stringify(body) }),
  )
  await store.close()
  await open()

  await recoverInteractions(deps, LATER)
  await recoverInteractions(deps, LATER)
  expect(platform.delivered.map(({ to }) => to.id)).toEqual(['bob', 'ann'])
  expect(platform.delivered[1] && readAloud(platform.delivered[1].view)).toContain('Invitation sent to bob')
})

test('an answer that did not arrive is told by notice', async () => {
  await createDispatch(deps)(inviting('d1'), createFakeResponder({ isGone: true }))
  await recoverInteractions(deps, LATER)
  expect(platform.delivered[1] && readAloud(platform.delivered[1].view)).toContain('Invitation sent to bob')
  expect(await store.transaction((tx) => tx.listUnansweredInteractions(new Date('2027-01-01')))).toEqual([])
})

test('an answer for one person alone that did not arrive is told by notice, without its file', async () => {
  const view = { tone: 'good', title: 'Two people' } as const
  const file = { name: 'people.csv', content: 'email' }
  const answer = changes(z.unknown(), async () => ({ kind: 'personal', view, elsewhere: view, file }))
  const answering = { ...deps, routes: { 'command invite': answer } }
  await createDispatch(answering)(inviting('d1'), createFakeResponder({ isGone: true }))
  await recoverInteractions(answering, LATER)
  expect(platform.delivered).toMatchObject([{ to: ann, view }])
})

test('an invitation that was refused as a repeat, and not heard, is made by nothing that happens afterwards', async () => {
  const subject = await bobsCard()
  await createDispatch(deps)(inviting('d9'), createFakeResponder({ isGone: true }))
  await createDispatch(deps)(
    press({ ...accepting(bob, subject, 'd2'), name: 'decline' }),
    createFakeResponder(),
  )
  await recoverInteractions(deps, LATER)
  const told = platform.delivered.map(({ to, view }) => `${to.id}: ${readAloud(view).split('\n')[0]}`)
  expect(told.filter((line) => line.startsWith('bob'))).toEqual([
    'bob: (neutral) ann invites you to join Lighthouse',
  ])
  expect(told).toContain('ann: (neutral) The invitation of bob to Lighthouse is over')
})

test('what comes in while the program is starting is not run twice', async () => {
  await createDispatch(deps)(inviting('d1'), createFakeResponder({ isGone: true }))
  await recoverInteractions(deps, deps.now())
  expect(platform.delivered.map(({ to }) => to.id)).toEqual(['bob'])
})

test('a refusal that nobody heard because the process died is told by notice, an answer on a card is not', async () => {
  const subject = await bobsCard()
  const gone = createFakeResponder({ isGone: true })
  await createDispatch(deps)(accepting(eve, subject, 'd2'), gone)
  await createDispatch(deps)(accepting(bob, subject, 'd3'), gone)
  await recoverInteractions(deps, LATER)
  const told = platform.delivered.map(({ to, view }) => `${to.id}: ${readAloud(view).split('\n')[0]}`)
  expect(told.filter((line) => !line.startsWith('ann'))).toEqual([
    'bob: (neutral) ann invites you to join Lighthouse',
    'eve: (bad) This invitation is for somebody else',
  ])
})

test('what an older version kept in another form is tried once, and not for ever', async () => {
  const id = asDeliveryId('chat d1')
  await store.transaction((tx) => tx.keepInteraction({ id, receivedAt: new Date(0), body: '{"old":true}' }))
  await recoverInteractions(deps, LATER)
  expect(await store.transaction((tx) => tx.listUnansweredInteractions(LATER))).toEqual([])
})

test('a question and a way to link that nobody came back to for a day are forgotten', async () => {
  const ago = (ms: number) => ({ createdAt: new Date(deps.now().getTime() - ms) })
  const both = (ms: number) =>
    ({ draft: changeWith({ status: 'drafted', ...ago(ms) }), request: requestWith(ago(ms)) }) as const
  const [old, young] = [both(DAY_MS + 1), both(DAY_MS)]
  const findLeft = () =>
    store.transaction(async (tx) => {
      const found = [old, young].map(async ({ draft, request }) => [
        (await tx.findChange(draft.id)) && 'draft',
        (await tx.lockLinkRequest(request.id)) && 'request',
      ])
      return (await Promise.all(found)).flat()
    })
  for (const { draft, request } of [old, young])
    await store.transaction(async (tx) => {
      await tx.insertChange(draft)
      await tx.saveLinkRequest(request)
    })
  await recoverInteractions(deps, LATER)
  expect(await findLeft()).toEqual([undefined, undefined, 'draft', 'request'])
})

const DAY_MS = 24 * 60 * 60_000

test.each(['constructor', '__proto__'])('a search for %s is a search', async (search) => {
  const asking = {
    ...press({ delivery: asDeliveryId('d1'), actor: ann, name: 'invitations' }),
    input: { search },
  }
  expect(said(await answerTo({ ...asking, kind: 'command' }))).toContain(`matches “${search}”`)
})
