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
