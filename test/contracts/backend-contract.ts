import { describe, it } from 'vitest'
import { answerRules } from './backend/answer-rules.ts'
import { checkGap } from './backend/gaps.ts'
import { memberRules } from './backend/member-rules.ts'
import type { BackendRule, OpenedBackend } from './backend/rules.ts'
import { sendRules } from './backend/send-rules.ts'

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
  const gaps = needs.filter((operation) => opened.backend.facts.capabilities[operation].how === 'impossible')
  try {
    if (gaps.length === 0) await holds(opened)
    for (const gap of gaps) await checkGap(opened, gap)
  } finally {
    await opened.close()
  }
}
