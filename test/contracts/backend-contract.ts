import { describe, it } from 'vitest'
import type { Backend, Operation } from '../../src/backends/backend.ts'
import type { AccountId, TeamId } from '../../src/domain/ids.ts'
import { answerRules } from './backend/answer-rules.ts'
import { checkGap } from './backend/gaps.ts'
import { memberRules } from './backend/member-rules.ts'
import { sendRules } from './backend/send-rules.ts'

/** A backend with a team that has one owner and nobody else, and a clock that is moved by hand. */
export type OpenedBackend = {
  readonly backend: Backend
  readonly team: TeamId
  readonly owner: AccountId
  now(): Date
  /** Moves the backend's clock. */
  pass(ms: number): void
  close(): Promise<void>
}

/** One sentence about every backend that can do the operations, and the proof of it. */
export type BackendRule = {
  readonly needs: readonly Operation[]
  readonly holds: (opened: OpenedBackend) => Promise<void>
}

export type BackendRules = Readonly<Record<string, BackendRule>>

/**
 * What every backend has to show. Where it says that it cannot do an operation, the rules about that one do not
 * apply, and saying no is what it has to show.
 */
export function backendContract(open: () => Promise<OpenedBackend>): void {
  const chapters = { members: memberRules, sending: sendRules, answering: answerRules }
  for (const [chapter, rules] of Object.entries(chapters))
    describe(chapter, () => {
      for (const [says, rule] of Object.entries(rules)) it(says, () => check(open, rule))
    })
}

async function check(open: () => Promise<OpenedBackend>, { needs, holds }: BackendRule): Promise<void> {
  const opened = await open()
  const gaps = needs.filter((operation) => opened.backend.capabilities[operation].how === 'impossible')
  try {
    if (gaps.length === 0) await holds(opened)
    for (const gap of gaps) await checkGap(opened, gap)
  } finally {
    await opened.close()
  }
}
