import type { BackendKind } from '../../backends/backend-kind.ts'
import { backendSection } from './backend-section.ts'
import { capabilityMatrix } from './capability-matrix.ts'
import { comparison } from './comparison.ts'

/** Everything to know before choosing a backend, and to set for it, as a page of Markdown. */
export function backendsPage(kinds: readonly BackendKind[]): string {
  const parts = [
    '<!-- Written by "npm run manifests" from src/backends/backends.ts. -->',
    '# Backends',
    INTRODUCTION,
    '## What Usher can do with each',
    capabilityMatrix(kinds),
    '## What else is different',
    comparison(kinds),
    ...kinds.map(backendSection),
  ]
  return `${parts.join('\n\n')}\n`
}

const INTRODUCTION = [
  'A backend is the system that owns the membership of a team. They differ in what they can do, and Usher neither hides',
  'that nor makes you find out: this page tells it before you choose, and cards, lists and help tell it to people where it',
  'matters. It is written from what each backend declares in `src/backends/*/facts.ts`, which is also what Usher goes by',
  'when it runs. Which of the operations have a command is in the [README](../README.md#what-people-can-say), and how to',
  'choose a backend [there too](../README.md#backends).',
].join('\n')
