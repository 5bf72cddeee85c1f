import { expect } from 'vitest'
import { crossStory } from '../dsl/story.ts'
import type { StoryWorld } from '../dsl/world.ts'

const VENDORS = [
  {
    backend: 'diga',
    how: 'by its bulk call',
    why: 'the team refused it and gave no reason that I understand',
  },
  { backend: 'deepgram', how: 'one by one', why: 'the team does not take that address' },
] as const

for (const { backend, how, why } of VENDORS) {
  crossStory(
    `Ann invites a hundred people to ${backend}, ${how}, and hears of each what became of them`,
    async (world) => {
      for (const { members } of BATCHES)
        for (const email of members) await world.vendor.addMember(email, 'member')
      await world.slack('ann').runs(`/team invite ${EARLY.join(' ')}`)

      for (const [index, batch] of BATCHES.entries()) {
        const ann = index % 2 === 0 ? world.slack('ann') : world.discord('ann')
        await ann.runs(`/team invite ${wordsOf(batch)}`)
        const { text } = ann.message(`${batch.news[0]} – `).message
        expect(text).toContain('19 of 25 people invited to Lighthouse')
        for (const email of batch.news) expect(text).toContain(`${email} – invited as a member`)
        expect(text).toContain(`${batch.known.name} – invited as a member; they have a direct message on`)
        for (const email of batch.members) expect(text).toContain(`${email} – already a member, so there was`)
        for (const email of batch.again)
          expect(text).toContain(`${email} – already invited, and that invitation`)
        expect(text).toContain(`${batch.bad} – ${why}`)
      }
      await expectOneMailEach(world)
      await world.slack('ann').seesNothingOf('could not')
      await world.discord('ann').seesNothingOf('could not')
      const { bulks, singles } = sendsIn(world)
      if (backend === 'diga') expect([bulks.length, singles]).toEqual([5, []])
      else expect([bulks, singles.length]).toEqual([[], 78])
    },
    { backend },
  )
}

type Batch = {
  /** Nobody at the vendor knows them, nor in a chat. */
  readonly news: readonly string[]
  readonly known: { readonly email: string; readonly name: string }
  readonly members: readonly string[]
  /** They have an invitation from before. */
  readonly again: readonly string[]
  /** No vendor takes it. */
  readonly bad: string
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
  bad: `josé${index}@elsewhere.example`,
}))

/** As a list that was pasted together: one of them is in it twice. */
const wordsOf = ({ news, known, members, again, bad }: Batch): string =>
  [...news, ...members, known.email, ...again, bad, news[3]?.toUpperCase()].join(' ')

/** One mail to each who was invited, none to anybody else. */
async function expectOneMailEach({ vendor }: StoryWorld): Promise<void> {
  const invited = [...EARLY, ...BATCHES.flatMap(({ news, known }) => [...news, known.email])]
  const others = BATCHES.flatMap(({ members, bad }) => [...members, bad])
  expect(invited.filter((email) => vendor.mailsTo(email) !== 1)).toEqual([])
  expect(others.filter((email) => vendor.mailsTo(email) !== 0)).toEqual([])
  const open = (await vendor.invitations()).map(({ email }) => email)
  expect(open.toSorted()).toEqual(invited.toSorted())
}

/** Calls that sent something. */
function sendsIn({ traffic }: StoryWorld) {
  const sends = traffic().filter(
    ({ method, sent }) => method === 'POST' && JSON.stringify(sent).includes('@'),
  )
  const isBulk = ({ path }: { readonly path: string }) => path.endsWith('/bulk')
  return { bulks: sends.filter(isBulk), singles: sends.filter((send) => !isBulk(send)) }
}
