import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import { describe, expect, it } from 'vitest'
import { createClient } from '../../../src/platforms/slack/client.ts'
import { isRefusal, unavailable } from '../../../src/platforms/slack/errors.ts'
import { reasonForChannel, reasonForPerson } from '../../../src/platforms/slack/undeliverable.ts'
import { findFreePort } from '../../../src/web/free-port.ts'
import { captureLog } from '../../dsl/log.ts'

const said = (error: string) => new WebAPIPlatformError({ ok: false, error })
const broken = (code: string) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) }))
const timedOut = new WebAPIRequestError(new DOMException('aborted due to timeout', 'TimeoutError'))

describe('what an error says about a message', () => {
  it.each([
    ['429', new WebAPIRateLimitedError(7), true],
    ['a refusal', said('restricted_action'), true],
    ['ratelimited, by name', said('ratelimited'), true],
    ['too much in the workspace', said('message_limit_exceeded'), true],
    ['fatal_error', said('fatal_error'), false],
    ['internal_error', said('internal_error'), false],
    ['500', new WebAPIHTTPError(500, 'Server Error', {}), false],
    ['503', new WebAPIHTTPError(503, 'Unavailable', {}), false],
    ['403 of a proxy', new WebAPIHTTPError(403, 'Forbidden', {}), true],
    ['a timeout', timedOut, false],
    ['a connection that was refused', broken('ECONNREFUSED'), true],
    ['a name that nobody knows', broken('ENOTFOUND'), true],
    ['a connection that took too long to make', broken('UND_ERR_CONNECT_TIMEOUT'), true],
    ['a connection that broke', broken('ECONNRESET'), false],
    ['a connection that was closed', broken('UND_ERR_SOCKET'), false],
    ['anything else', new Error('what?'), false],
  ])('%s', (_case, error, isUndone) => {
    expect(unavailable('chat.postMessage', error).isUndone).toBe(isUndone)
  })

  it('a server that is not there has done nothing', async () => {
    const port = await findFreePort('127.0.0.1')
    const client = createClient('xoxb-0', new URL(`http://127.0.0.1:${port}/api/`), captureLog().logger)
    const refused = client.auth.test().catch((error: unknown) => unavailable('auth.test', error))
    expect(await refused).toMatchObject({ isUndone: true, hold: undefined })
  })
})

describe('an installation', () => {
  it.each([
    ['account_inactive', 'removed'],
    ['token_revoked', 'token_refused'],
    ['token_expired', 'token_refused'],
    ['invalid_auth', 'token_refused'],
    ['not_authed', 'token_refused'],
  ])('is dead after %s: %s', (code, hold) => {
    expect(unavailable('chat.postMessage', said(code))).toMatchObject({
      hold,
      isUndone: true,
      message: `Slack is not available: chat.postMessage: ${code}`,
    })
    expect(isRefusal(said(code))).toBe(false)
  })

  it.each(['ratelimited', 'fatal_error', 'missing_scope', 'channel_not_found'])('lives after %s', (code) => {
    expect(unavailable('chat.postMessage', said(code)).hold).toBeUndefined()
  })
})

describe('a refusal', () => {
  it.each([
    ['missing_scope', true],
    ['user_not_found', true],
    ['ratelimited', false],
    ['message_limit_exceeded', false],
    ['internal_error', false],
  ])('for good is %s: %s', (code, isFinal) => {
    expect(isRefusal(said(code))).toBe(isFinal)
  })

  it.each([timedOut, broken('ECONNREFUSED'), new WebAPIRateLimitedError(1)])('is not %s', (error) => {
    expect(isRefusal(error)).toBe(false)
  })
})

describe('why a message cannot be delivered', () => {
  it.each([
    ['channel_not_found', 'unknown_person', 'unknown_channel'],
    ['user_not_found', 'unknown_person', 'unknown_person'],
    ['user_not_visible', 'unknown_person', 'unknown_person'],
    ['user_disabled', 'deactivated', 'deactivated'],
    ['cannot_dm_bot', 'not_allowed', 'not_allowed'],
    ['messages_tab_disabled', 'not_allowed', 'not_allowed'],
    ['is_archived', 'not_allowed', 'not_allowed'],
    ['not_in_channel', 'not_allowed', 'not_allowed'],
    ['restricted_action', 'not_allowed', 'not_allowed'],
    ['restricted_action_thread_locked', 'not_allowed', 'not_allowed'],
    ['restricted_action_non_threadable_channel', 'not_allowed', 'not_allowed'],
    ['slack_connect_file_link_sharing_blocked', 'not_allowed', 'not_allowed'],
    ['app_access_restricted', 'not_allowed', 'not_allowed'],
    ['ekm_access_denied', 'not_allowed', 'not_allowed'],
    ['team_access_not_granted', 'not_allowed', 'not_allowed'],
    ['msg_too_long', 'too_long', 'too_long'],
    ['msg_blocks_too_long', 'too_long', 'too_long'],
    ['ratelimited', undefined, undefined],
    ['token_revoked', undefined, undefined],
    ['', undefined, undefined],
  ])('%s', (code, person, channel) => {
    expect([reasonForPerson(code), reasonForChannel(code)]).toEqual([person, channel])
  })
})
