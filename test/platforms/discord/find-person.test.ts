import { DiscordAPIError, HTTPError } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { findPerson } from '../../../src/platforms/discord/find-person.ts'

const ANN = '123456789012345678'
const ann = { username: 'ann', global_name: 'Ann Lee' }

/** Ann has an account, and is in these guilds. */
function discordWith(guilds: readonly string[], user: object = ann) {
  const asked: string[] = []
  const known: Readonly<Record<string, object>> = {
    [`/users/${ANN}`]: user,
    ...Object.fromEntries(
      guilds.map((id) => [`/guilds/${id}/members/${ANN}`, { nick: `Ann of ${id}`, user }]),
    ),
  }
  const get = async (route: string): Promise<unknown> => {
    asked.push(route)
    return known[route] ?? refuse(route)
  }
  return { rest: { get }, asked }
}

function refuse(route: string): never {
  const code = route.startsWith('/users') ? 10013 : 10007
  throw new DiscordAPIError({ code, message: 'Unknown' }, code, 404, 'GET', route, {})
}

const find = (rest: Parameters<typeof findPerson>[0], guilds: readonly string[]) =>
  findPerson(rest, guilds, { platform: 'discord', id: ANN })

describe('who somebody on Discord is', () => {
  it('is who they are in the first guild that has them', async () => {
    const { rest } = discordWith(['g2', 'g3'])
    expect(await find(rest, ['g1', 'g2', 'g3'])).toMatchObject({ name: 'Ann of g2', kind: 'person' })
  })

  it('is a stranger once they have left', async () => {
    expect(await find(discordWith([]).rest, ['g1', 'g2'])).toMatchObject({
      name: 'Ann Lee',
      kind: 'stranger',
    })
  })

  it('is no stranger while no guild is known, nor where not all of them are asked', async () => {
    const many = Array.from({ length: 6 }, (_, index) => `g${index}`)
    const { rest, asked } = discordWith([])
    expect(await find(rest, [])).toMatchObject({ name: 'Ann Lee', kind: 'person' })
    expect(await find(rest, many)).toMatchObject({ kind: 'person' })
    expect(asked).toHaveLength(7)
  })

  it('is a bot wherever it is', async () => {
    const bot = { username: 'botto', bot: true }
    expect(await find(discordWith([], bot).rest, ['g1'])).toMatchObject({ name: 'botto', kind: 'bot' })
    expect(await find(discordWith(['g1'], bot).rest, ['g1'])).toMatchObject({ kind: 'bot' })
  })

  it.each([
    ['an error of Discord’s', new HTTPError(502, 'Bad Gateway', 'GET', '/', {})],
    ['silence', new DOMException('This operation was aborted', 'AbortError')],
  ])('is found although %s comes first', async (_, error) => {
    expect(await find({ get: stumbling(error, 1) }, ['g1'])).toMatchObject({ name: 'Ann of g1' })
    await expect(find({ get: stumbling(error, 2) }, ['g1'])).rejects.toThrow('not available')
  })
})

/** Fails so many times before it answers. */
function stumbling(error: Error, times: number): (route: string) => Promise<unknown> {
  const { rest } = discordWith(['g1'])
  let left = times
  return async (route) => {
    left -= 1
    if (left >= 0) throw error
    return rest.get(route)
  }
}
