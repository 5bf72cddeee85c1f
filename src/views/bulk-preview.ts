import type { Bulk, BulkRow, BulkVerdict } from '../domain/bulk.ts'
import type { BulkGroup, BulkPreview } from '../domain/draft-outcomes.ts'
import { clip as cut } from '../domain/list-text.ts'
import { verdictWords } from './bulk-words.ts'
import { figure, figures, people } from './figures.ts'
import { aboutMail } from './honesty.ts'
import type { Answer, Button, Row, Span, Text, View } from './view.ts'
import { allOf, withArticle } from './words.ts'

/** What would happen with a list, where who asked finds it again. */
export const previewAnswer = (preview: BulkPreview): Answer => ({
  kind: 'personal',
  view: previewView(preview),
  elsewhere: elsewhereView(preview),
})

function previewView(preview: BulkPreview): View {
  const { team, bulk } = preview
  const fresh = newIn(preview)
  return {
    tone: 'neutral',
    title:
      fresh > 0
        ? `Invite ${people(fresh)} to ${team.name}?`
        : `Nobody on this list can be invited to ${team.name}`,
    lines: [
      whatWasRead(preview),
      ...(fresh > 0 ? howInvited(preview) : []),
      ...leftOutLine(bulk),
      ...rivalLines(preview.rival),
    ],
    rows: rowsOf(preview.groups),
    buttons: buttonsOf(bulk, fresh),
    footer:
      fresh > 0
        ? 'Nothing has happened yet. Who is a guest or a bot I find out when their turn comes. I keep the list for a day.'
        : 'Nothing has happened.',
  }
}

/** The preview itself is in a direct message. */
const elsewhereView = (preview: BulkPreview): View => ({
  tone: 'neutral',
  title: 'I have read your list',
  lines: [
    `${people(newIn(preview))} could be invited. What would happen with every line is in my direct message to you, and nobody is invited before you say so there.`,
  ],
})

const newIn = ({ groups }: BulkPreview): number => groups.find(({ verdict }) => verdict === 'new')?.rows ?? 0

const linesIn = ({ groups }: BulkPreview): number => groups.reduce((total, { rows }) => total + rows, 0)

function whatWasRead(preview: BulkPreview): Text {
  const lines = figures(linesIn(preview), 'line')
  const { file } = preview.bulk
  return file === undefined
    ? `Your list has ${lines}.`
    : ['I read ', lines, ' in ', { code: clip(file) }, '.']
}

const howInvited = ({ team, bulk: { role, note } }: BulkPreview): readonly string[] => [
  `Everybody is invited as ${withArticle(role)}, unless their line names another role.`,
  `Whoever I find in no chat hears nothing from me. ${aboutMail(team)}`,
  ...(note === undefined ? [] : ['Your note goes with every invitation that has none of its own.']),
]

/** More headings than this say nothing. */
const MOST_HEADINGS = 5

function leftOutLine({ leftOut }: Bulk): readonly string[] {
  if (leftOut.length === 0) return []
  const rest = leftOut.length - MOST_HEADINGS
  const named = leftOut.slice(0, MOST_HEADINGS).map((heading) => `“${clip(heading)}”`)
  return [`I leave out what stands below ${allOf([...named, ...(rest > 0 ? [`${rest} more`] : [])])}.`]
}

/** Who is at work, and what to do meanwhile. */
export const rivalLines = (rival: Bulk | undefined): readonly Text[] => (rival ? [rivalText(rival)] : [])

const rivalText = ({ asker, askerName, startedAt }: Bulk): Text => [
  'Another list is being invited at the moment: ',
  { person: asker, name: askerName },
  ' began it',
  ...(startedAt ? [' ', { moment: startedAt }] : []),
  '. This one can begin as soon as that one is done; /team bulk shows how far it is.',
]

/** A view shows so many. */
const MOST_ROWS = 10

function rowsOf(groups: readonly BulkGroup[]): readonly Row[] {
  if (groups.length <= MOST_ROWS) return groups.map(rowOf)
  const others = groups.slice(MOST_ROWS - 1)
  const lines = others.reduce((total, { rows }) => total + rows, 0)
  return [
    ...groups.slice(0, MOST_ROWS - 1).map(rowOf),
    { text: `${figures(lines, 'line')} for ${others.length} other reasons: the CSV says which.` },
  ]
}

function rowOf({ verdict, rows, first }: BulkGroup): Row {
  const { label, next } = verdictWords(verdict)
  const rest = rows - first.length
  const named = first.flatMap((row, index): Span[] => [
    ...(index > 0 ? [', '] : []),
    ...spansOf(row, verdict),
  ])
  return {
    text: [
      { bold: capital(label) },
      ` (${figure(rows)}): `,
      ...named,
      rest > 0 ? ` and ${figure(rest)} more.` : '.',
      ...(next === undefined ? [] : [` ${next}`]),
    ],
  }
}

function spansOf(row: BulkRow, verdict: BulkVerdict): readonly Span[] {
  const { actor, name, typed, line } = row
  const where = detailOf(row, verdict)
  // No chat has to show a mention of somebody it does not know.
  if (actor && verdict !== 'unknown')
    return [{ person: actor, name: clip(name ?? typed) }, ...(where === '' ? [] : [` (${where})`])]
  const said = clip(row.email ?? typed)
  if (said.trim() === '') return [`line ${line}`]
  return [row.email === undefined ? { code: said } : said, ...(where === '' ? [] : [` (${where})`])]
}

/** Where to look, for what has to be looked at. */
function detailOf({ line, role }: BulkRow, verdict: BulkVerdict): string {
  if (verdict === 'new' || verdict === 'member' || verdict === 'invited' || verdict === 'requested') return ''
  const isAboutRole = verdict === 'unknown_role' || verdict === 'role_not_allowed'
  return isAboutRole && role ? `line ${line}, “${clip(role)}”` : `line ${line}`
}

function buttonsOf({ id: subject }: Bulk, fresh: number): readonly Button[] {
  const confirm: Button = {
    name: 'bulk_confirm',
    subject,
    label: `Invite ${people(fresh)}`,
    look: 'primary',
  }
  return [
    ...(fresh > 0 ? [confirm] : []),
    { name: 'bulk_file', subject, label: 'All lines as CSV', look: 'plain' },
    { name: 'bulk_another', subject, label: 'Another list', look: 'plain' },
    { name: 'bulk_drop', subject, label: 'Forget it', look: 'plain' },
  ]
}

const capital = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1)

/** Ten rows of these fit into every message. */
const LONGEST = 60

const clip = (text: string): string => (text.length > LONGEST ? `${cut(text, LONGEST - 1)}…` : text)
