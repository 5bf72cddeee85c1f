import { expect, it } from 'vitest'
import { judgeReport } from '../../../src/backends/diga/judge-report.ts'
import type { BulkFailure, DigaInvitation } from '../../../src/backends/diga/schemas.ts'

const BOB = 'bob@example.com'
const made: DigaInvitation = {
  id: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
  invited_email: BOB,
  project_id: '6f3d2f54-6f0e-4a57-9c2a-0d7a5b1c9e01',
  expires_at: new Date('2026-03-09T12:00:00Z'),
  role: 'member',
}
const { id } = made

const UNCONFIRMED = { kind: 'unconfirmed' }
const REFUSED = { kind: 'refused', reason: 'backend_refused' }
const MEMBER = { kind: 'already_member' }
const code = 'PROFILE_ALREADY_IN_PROJECT'

const failure = (more: Partial<BulkFailure> = {}): BulkFailure => ({ email: BOB, success: false, ...more })

it.each([
  ['only among the successful', [made], [], { kind: 'made', invitation: made }],
  ['failed, with a code', [], [failure({ error: code })], { kind: 'failed', outcome: MEMBER }],
  ['failed, without a code', [], [failure({ error: 'No' })], { kind: 'unsaid', otherwise: REFUSED }],
  ['failed, but successfully', [], [failure({ success: true })], { kind: 'unsaid', otherwise: UNCONFIRMED }],
  [
    'failed, but with an invitation',
    [],
    [failure({ invitation: { id }, error: code })],
    { kind: 'look', id, otherwise: MEMBER },
  ],
  [
    'failed, but successfully and with an invitation',
    [],
    [failure({ success: true, invitation: { id } })],
    { kind: 'look', id, otherwise: REFUSED },
  ],
  ['in both lists', [made], [failure()], { kind: 'look', id, otherwise: REFUSED }],
  ['in neither list', [], [failure({ email: 'mia' })], { kind: 'unsaid', otherwise: UNCONFIRMED }],
] as const)('judges who is %s', (_, successful, failed, claim) => {
  expect(judgeReport({ successful, failed }, BOB)).toEqual(claim)
})
