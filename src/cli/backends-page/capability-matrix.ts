import type { BackendKind } from '../../backends/backend-kind.ts'
import { type Capability, OPERATIONS } from '../../domain/backend-facts.ts'
import { markdownTable } from '../markdown-table.ts'
import { OPERATION_WORDS } from './operation-words.ts'

/** One row per operation, one column per backend, and what the cells mean. */
export function capabilityMatrix(kinds: readonly BackendKind[]): string {
  const header = ['to', 'in the code', ...kinds.map(({ facts }) => facts.title)]
  const rows = OPERATIONS.map((operation) => [
    OPERATION_WORDS[operation],
    `\`${operation}\``,
    ...kinds.map(({ facts }) => cell(facts.capabilities[operation])),
  ])
  return `${markdownTable(header, rows)}\n\n${LEGEND}`
}

const HOW: Readonly<Record<Capability['how'], string>> = {
  native: 'native',
  emulated: 'emulated',
  ledger: 'ledger',
  impossible: '—',
}

const PERSONAL = ' †'

/** With whose right something is impossible says nothing. */
const cell = ({ how, plane }: Capability): string =>
  `${HOW[how]}${plane === 'personal' && how !== 'impossible' ? PERSONAL : ''}`

const LEGEND = [
  '- **native**: the backend has a call that does it.',
  '- **emulated**: Usher puts it together from other calls, or knows the answer by heart. An emulated decline takes the',
  '  invitation back, which lets nobody in.',
  "- **ledger**: only from Usher's own records, because the backend keeps no list; each entry is looked up there.",
  '- **—**: not through Usher.',
  '- **†**: only with the right of the person who does it: a token of their own, where the backend has tokens. The',
  "  team's key never answers for anybody; a decline without a token takes the invitation back instead.",
].join('\n')
