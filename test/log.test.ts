import { expect, test } from 'vitest'
import { createLog } from '../src/log.ts'

function logged(bindings: object, message = 'said'): string {
  const lines: string[] = []
  createLog('info', { write: (line: string) => lines.push(line) }).info(bindings, message)
  return lines.join('')
}

test.for<[string, object]>([
  ['a Slack bot token', { note: 'with xoxb-1-HUSH-2' }],
  ['a Slack app token', { note: 'with xapp-1-HUSH' }],
  ['a Discord token', { note: 'MTIzNDU2Nzg5MDEyMzQ1Njc4.HUSH42.abcdefghijklmnopqrstuvwxyz0' }],
  ['an authorization header', { headers: { authorization: 'Bearer HUSH' } }],
  ['a bearer in a text', { note: 'sent Bearer HUSHHUSH' }],
  ['a field that says what it is', { botToken: 'HUSH', signingSecret: 'HUSH"HUSH' }],
  ['an e-mail address', { note: 'asked hush@lighthouse.example for it', email: 'HUSH' }],
  ['an interaction address', { note: 'https://discord.com/api/v10/interactions/12/HUSH/callback' }],
  ['a webhook address', { note: 'https://discord.com/api/webhooks/12/HUSH' }],
  ['a response_url', { note: 'https://hooks.slack.com/commands/T1/2/HUSH' }],
  ['where a file lies', { note: 'https://cdn.discordapp.com/attachments/1/2/a.csv?ex=1&is=2&hm=HUSH&' }],
  ['where to bring a file', { note: 'https://files.slack.com/upload/v1/HUSH-HUSH' }],
  ['a link to a page', { note: 'https://usher.example/invitation/HUSH-HUSH-HUSH-HUSH-HUSH' }],
  ['a database password', { note: 'postgres://usher:hush@db.example/usher' }],
])('%s does not reach the log', ([, bindings]) => {
  const line = logged(bindings)
  expect(line.toLowerCase()).not.toContain('hush')
  expect(JSON.parse(line)).toMatchObject({ msg: 'said' })
})

test('ids, words and moments stay as they are', () => {
  const line = logged(
    { invitation: '0f3c', actor: 'slack:T1/U1', at: '2026-01-01T00:00:00Z' },
    'invitation sent',
  )
  expect(JSON.parse(line)).toMatchObject({ invitation: '0f3c', actor: 'slack:T1/U1', msg: 'invitation sent' })
})

test('an error is its words, place and cause, not what it carries', () => {
  const carrying = Object.assign(new Error('not sent'), {
    code: 50_007,
    requestBody: { json: 'private words' },
  })
  const line = logged({ err: new Error('no card', { cause: carrying }) })
  expect(line).not.toContain('private words')
  expect(JSON.parse(line)).toMatchObject({
    err: { message: 'no card', cause: { message: 'not sent', code: 50_007 } },
  })
})
