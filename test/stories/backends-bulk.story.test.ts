import { expect } from 'vitest'
import type { Exchange } from '../../src/simulator/backends/stand-in.ts'
import { invitesInConsole } from '../dsl/deepgram-console.ts'
import { crossStory } from '../dsl/story.ts'
import type { StoryWorld } from '../dsl/world.ts'

const VENDORS = [
  {
    backend: 'diga',
    how: 'by its bulk call',
    // It takes no address with an accent.
    why: 'the team refused it and gave no reason that I understand',
  },
  {
    backend: 'deepgram',
    how: 'one by one',
    // Its console invited them before.
    why: 'the team has an open invitation for that address already',
  },
] as const

for (const { backend, how, why } of VENDORS) {
  crossStory(
    `Ann invites a hundred people to ${backend}, ${how}, and hears of each what became of them`,
    async (world) => {
      await prepare(world, backend)
      const before = world.traffic().length
      await world.slack('ann').runs(`/team invite ${EARLY.join(' ')}`)

      for (const [index, batch] of BATCHES.entries()) {
        const ann = index % 2 === 0 ? world.slack('ann') : world.discord('ann')
        await ann.runs(`/team invite ${wordsOf(batch)}`)
        const { text } = ann.message(`${batch.news[0]} – `).message
        for (const line of linesFor(batch, why)) expect(text).toContain(line)
      }
      await expectOneMailEach(world)
      await world.slack('ann').seesNothingOf('could not')
      await world.discord('ann').seesNothingOf('could not')
      const { bulks, singles } = sendsIn(world.traffic().slice(before))
      if (backend === 'diga') expect([bulks.length, singles]).toEqual([5, []])
      else expect([bulks, singles.length]).toEqual([[], 78])
    },
    { backend, manners: { timeoutMs: 10_000 } },
  )
}

async function prepare(world: StoryWorld, backend: string): Promise<void> {
  for (const email of BATCHES.flatMap(({ members }) => members)) await world.vendor.addMember(email, 'member')
  if (backend === 'deepgram') for (const { odd } of BATCHES) await invitesInConsole(world, odd)
}

const linesFor = ({ news, known, members, again, odd }: Batch, why: string): readonly string[] => [
  '19 of 25 people invited to Lighthouse',
  ...news.map((email) => `${email} – invited as a member; nobody here goes by that address`),
  `${known.name} – invited as a member; they have a direct message on`,
  ...members.map((email) => `${email} – already a member, so there was nothing to do`),
  ...again.map((email) => `${email} – already invited, and that invitation is still open`),
  `${odd} – ${why}`,
]

type Batch = {
  /** Nobody at the vendor knows them, nor in a chat. */
  readonly news: readonly string[]
  readonly known: { readonly email: string; readonly name: string }
  readonly members: readonly string[]
  /** They have an invitation from before. */
  readonly again: readonly string[]
  /** What only the vendor knows a reason against. */
  readonly odd: string
}

const several = (count: number, name: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${index}@elsewhere.example`)

const EARLY = several(2, 'early')

const KNOWN = [
  { email: 'bob@lighthouse.example', name: 'Bob Okafor' },
  { email: 'dora@lighthouse.example', name: 'Dora Lindqvist' },
  { email: 'carol@lighthouse.example', name: 'Carol Mendes' },
  { email: 'mia@lighthouse.example', name: 'Mia Tanaka' },
] as const

/** Four times 25 people. */
const BATCHES: readonly Batch[] = KNOWN.map((known, index) => ({
  news: several(18, `new${index}`),
  known,
  members: several(3, `member${index}`),
  again: index === 0 ? EARLY : several(2, `new${index - 1}`),
  odd: `josé${index}@elsewhere.example`,
}))

/** As a list that was pasted together: one of them is in it twice. */
const wordsOf = ({ news, known, members, again, odd }: Batch): string =>
  [...news, ...members, known.email, ...again, odd, news[3]?.toUpperCase()].join(' ')

/** One mail to each who was invited, none to members. */
async function expectOneMailEach({ vendor }: StoryWorld): Promise<void> {
  const invited = [...EARLY, ...BATCHES.flatMap(({ news, known }) => [...news, known.email])]
  const members = BATCHES.flatMap((batch) => batch.members)
  expect(invited.filter((email) => vendor.mailsTo(email) !== 1)).toEqual([])
  expect(members.filter((email) => vendor.mailsTo(email) !== 0)).toEqual([])
  expect(BATCHES.filter(({ odd }) => vendor.mailsTo(odd) > 1)).toEqual([])
  const open = new Set((await vendor.invitations()).map(({ email }) => email))
  expect(invited.filter((email) => !open.has(email))).toEqual([])
}

/** Calls that sent something. */
function sendsIn(traffic: readonly Exchange[]) {
  const sends = traffic.filter(({ method, sent }) => method === 'POST' && JSON.stringify(sent).includes('@'))
  const isBulk = ({ path }: { readonly path: string }) => path.endsWith('/bulk')
  return { bulks: sends.filter(isBulk), singles: sends.filter((send) => !isBulk(send)) }
}
