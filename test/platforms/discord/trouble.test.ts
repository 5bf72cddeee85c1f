import { inspect } from 'node:util'
import { DiscordAPIError, HTTPError } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { asError, loggable, readTrouble } from '../../../src/platforms/discord/trouble.ts'

const URL_WITH_TOKEN = 'https://discord.com/api/v10/interactions/1/secret-token/callback'
const BODY = { body: { content: 'ann@example.org' } }

const refused = (status: number, code: number) =>
  new DiscordAPIError({ code, message: 'ann@example.org' }, code, status, 'POST', URL_WITH_TOKEN, BODY)

describe('trouble with Discord', () => {
  it.each([
    ['the API is overloaded', refused(400, 130000), 'PlatformUnavailable'],
    ['messages are opened too fast', refused(400, 40003), 'PlatformUnavailable'],
    ['the token was taken back', refused(401, 0), 'PlatformUnavailable'],
    [
      'Discord is down',
      new HTTPError(502, 'Bad Gateway', 'POST', URL_WITH_TOKEN, BODY),
      'PlatformUnavailable',
    ],
    [
      'nothing came back',
      new DOMException('This operation was aborted', 'AbortError'),
      'PlatformUnavailable',
    ],
    ['the body is wrong', refused(400, 50035), 'Error'],
    ['a right is missing', refused(403, 50013), 'Error'],
    ['the interaction is too old', refused(404, 10062), 'Error'],
  ])('when %s', (_, error, name) => {
    expect(asError('listen', readTrouble(error)).name).toBe(name)
  })

  it.each<readonly [string, unknown, boolean, string | undefined]>([
    ['too many', refused(429, 0), true, undefined],
    ['opened too fast', refused(400, 40003), true, undefined],
    ['flagged', refused(403, 20026), true, 'flagged'],
    ['a token that is refused', refused(401, 0), true, 'token_refused'],
    [
      'a token that is forgotten',
      new Error('Expected token to be set for this request'),
      true,
      'token_refused',
    ],
    ['an interaction that is over', refused(401, 50027), true, undefined],
    ['an error of Discord’s', new HTTPError(500, 'x', 'POST', URL_WITH_TOKEN, BODY), false, undefined],
    ['a timeout', new DOMException('This operation was aborted', 'AbortError'), false, undefined],
    ['nobody there', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), true, undefined],
    ['nobody found', new TypeError('x', { cause: { code: 'ENOTFOUND' } }), true, undefined],
    ['a cut connection', Object.assign(new Error('x'), { code: 'ECONNRESET' }), false, undefined],
  ])('leaves no doubt, or some: %s', (_, error, isUndone, hold) => {
    expect(asError('listen', readTrouble(error))).toMatchObject({ isUndone, hold })
  })

  it('is none with the message before it is sent', () => {
    const trouble = { ...readTrouble(new DOMException('x', 'AbortError')), isBeforeSending: true }
    expect(asError('open', trouble)).toMatchObject({ isUndone: true })
  })

  it('is told apart by code and status', () => {
    expect(loggable(refused(403, 50013))).toMatchObject({ code: 50013, status: 403 })
    expect(asError('listen', readTrouble(refused(400, 50035))).message).toBe(
      'Discord could not listen (status 400, code 50035)',
    )
  })

  it('gives the address and the token away to nobody', () => {
    const told = inspect(
      [asError('listen', readTrouble(refused(400, 40003))), loggable(refused(400, 50035))],
      {
        depth: 10,
        showHidden: true,
      },
    )
    expect(told).toContain('40003')
    expect(told).not.toMatch(/secret-token|ann@example\.org/u)
  })
})
