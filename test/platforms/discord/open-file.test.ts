import { buffer } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { commandTable } from '../../../src/commands.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import { openFile } from '../../../src/platforms/discord/open-file.ts'
import type { PickedFile } from '../../../src/platforms/platform.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import { type DiscordTwin, startDiscordTwin } from '../../../src/simulator/discord/twin.ts'
import { createWorld } from '../../../src/simulator/world/create-world.ts'
import type { Form } from '../../../src/views/view.ts'
import { fileOf } from '../../dsl/given-file.ts'
import { captureLog } from '../../dsl/log.ts'
import { found, type OpenDiscord, openDiscord } from './open-discord.ts'

const people = fileOf('people.csv', 'email\nbob@example.org\n')

const form: Form = {
  name: 'bulk',
  title: 'Invite many',
  submit: 'Go on',
  fields: [
    { name: 'list', label: 'List', isOptional: true, kind: 'text', isLong: true, maxLength: 4000 },
    { name: 'file', label: 'File', isOptional: true, kind: 'file', endings: ['csv'] },
  ],
}

const picked = z.object({ name: z.string(), bytes: z.number(), handle: z.string() })

const vendor = z.object({ attachments: z.array(z.object({ url: z.string() })) })

const opened = async (discord: OpenDiscord['discord'], file: PickedFile) => {
  const opening = await discord.openFile(file)
  return opening.kind === 'open' ? String(await buffer(opening.content)) : opening.reason
}

/** Ann gives a file with a command. */
async function withGiven(file = people) {
  const open = await openDiscord(() => ({ kind: 'reply', view: { tone: 'good', title: 'Thank you' } }))
  const { twin, arrived, channel } = open
  const { id } = channel('ann', 'general')
  await twin.act('ann', { kind: 'says', channel: id, text: `/team bulk file:${file.name}`, files: [file] })
  await vi.waitFor(() => expect(arrived).toHaveLength(1))
  return { ...open, given: picked.parse(arrived[0]?.input['file']) }
}

describe('a file that somebody gives on Discord', () => {
  it('comes with a command', async () => {
    const { discord, given } = await withGiven()
    expect(given).toMatchObject({ name: 'people.csv', bytes: 22 })
    expect(await opened(discord, given)).toBe('email\nbob@example.org\n')
  })

  it('comes in a form, and may be left out', async () => {
    const { twin, discord, arrived, says } = await openDiscord(({ kind }) =>
      kind === 'submission' ? { kind: 'nothing' } : { kind: 'form', form },
    )
    for (const files of [{ file: people }, {}]) {
      await says('ann', '/team bulk')
      await vi.waitFor(() => expect(twin.screen('ann').form?.isBusy).toBe(false))
      const { id, fields } = found(twin.screen('ann').form)
      expect(fields[1]).toMatchObject({ kind: 'file', label: 'File', isRequired: false, max: 1 })
      const count = arrived.length
      await twin.act('ann', { kind: 'submits', form: id, values: {}, files })
      await vi.waitFor(() => expect(arrived).toHaveLength(count + 1))
      await twin.act('ann', { kind: 'dismisses', form: id })
    }
    expect(arrived[3]?.input).toEqual({})
    expect(await opened(discord, picked.parse(arrived[1]?.input['file']))).toBe('email\nbob@example.org\n')
  })

  it('is none where its number is made up', async () => {
    const { twin, arrived, channel } = await openDiscord(() => ({ kind: 'nothing' }))
    const shared = { by: 'ann', channel: channel('ann', 'general').id, patienceMs: 1 } as const
    const made = { value: '123456789012345678', values: ['123456789012345678'] }
    const option = { type: 1, name: 'bulk', options: [{ type: 11, name: 'file', ...made }] }
    await twin.forge({ ...shared, kind: 'command', name: 'team', options: [option] })
    const component = { type: 19, id: 2, custom_id: 'file', ...made }
    await twin.forge({
      ...shared,
      kind: 'submission',
      customId: 'bulk',
      components: [{ type: 18, id: 1, component }],
    })
    await vi.waitFor(() => expect(arrived).toHaveLength(2))
    expect(arrived.map(({ name, input }) => ({ name, input }))).toEqual([
      { name: 'bulk', input: {} },
      { name: 'bulk', input: {} },
    ])
  })

  it('is gone once it was taken back', async () => {
    const { twin, discord, given } = await withGiven()
    twin.files.remove('people.csv')
    expect(await opened(discord, given)).toBe('gone')
  })

  it('can be another thing than what was given', async () => {
    const { twin, discord, given } = await withGiven()
    twin.files.askToSignIn()
    expect(await opened(discord, given)).toBe('not_the_file')
    expect(await opened(discord, given)).toBe('email\nbob@example.org\n')
  })

  it('can be read again by whoever finishes what another process has begun', async () => {
    const { given, connect } = await withGiven()
    const kept = picked.parse(JSON.parse(JSON.stringify(given)))
    expect(await opened(connect(), kept)).toBe('email\nbob@example.org\n')
  })

  it.each(['server_error', 'hung_up', 'rate_limited'] as const)(
    'is asked for later after a %s, of which nobody reads where it is',
    async (how) => {
      const { twin, discord, given, logged } = await withGiven()
      twin.faults.fail({ call: 'attachments', times: 1, how })
      const trouble = await discord.openFile(given).catch((error: unknown) => error)
      expect(trouble).toMatchObject({ name: 'PlatformUnavailable', isUndone: true })
      const text = `${String(trouble)} ${JSON.stringify(trouble)} ${logged.join('\n')}`
      expect(text).not.toContain('attachments')
      expect(await opened(discord, given)).toBe('email\nbob@example.org\n')
    },
  )
})

const unstarted = ({ credentials }: DiscordTwin) =>
  createDiscord({
    token: credentials.DISCORD_TOKEN,
    appId: credentials.DISCORD_APP_ID,
    apiUrl: new URL(credentials.DISCORD_API_URL),
    commands: commandTable,
    now: () => new Date(),
    log: captureLog().logger,
  })

describe('where Discord keeps files', () => {
  const api = new URL('https://discord.com/api')
  const at = (handle: string) => openFile(api, { name: 'people.csv', bytes: 1, handle })

  it.each([
    'https://example.org/attachments/1/2/people.csv',
    'https://cdn.discordapp.com.example.org/attachments/1/2/people.csv',
    'https://cdn.discordapp.com@example.org/attachments/1/2/people.csv',
    'https://ann:secret@cdn.discordapp.com/attachments/1/2/people.csv',
    'http://cdn.discordapp.com/attachments/1/2/people.csv',
    'https://cdn.discordapp.com:8443/attachments/1/2/people.csv',
    'https://cdn.discordapp.com/avatars/1/2.png',
    'https://cdn.discordapp.com/attachments/../avatars/1/2.png',
    'https://cdn.discordapp.com/attachments/1/2/',
    'https://discord.com/api/v10/users/@me',
    'file:///etc/passwd',
    'people.csv',
    '',
  ])('is not %s', async (handle) => {
    expect(await at(handle)).toEqual({ kind: 'refused', reason: 'elsewhere' })
  })

  it.each([
    'https://cdn.discordapp.com/attachments/1/2/people.csv?ex=1&is=2&hm=3&',
    'https://cdn.discordapp.com/ephemeral-attachments/1/2/people.csv?ex=1&is=2&hm=3&',
    'https://media.discordapp.net/attachments/1/2/people.csv?ex=1&is=2&hm=3&',
  ])('is %s', async (handle) => {
    const asked: unknown[] = []
    vi.stubGlobal('fetch', async (url: URL, { headers, redirect }: RequestInit) => {
      asked.push({ url: url.href, headers, redirect })
      return new Response('email\n')
    })
    onTestFinished(() => void vi.unstubAllGlobals())
    expect(await at(handle)).toMatchObject({ kind: 'open' })
    expect(asked).toEqual([{ url: handle, headers: {}, redirect: 'manual' }])
  })

  it('lets nobody in by an address of yesterday', async () => {
    const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))
    const twin = await startDiscordTwin({ world: createWorld(), clock })
    onTestFinished(() => twin.close())
    const { id } = found(twin.screen('ann').channels.find(({ name }) => name === 'general'))
    await twin.act('ann', { kind: 'says', channel: id, text: '', files: [people] })
    const said = twin
      .screen('ann')
      .channels.find((channel) => channel.id === id)
      ?.messages.at(-1)
    const [attachment] = vendor.parse(said?.vendor).attachments
    const file = { name: 'people.csv', bytes: 22, handle: found(attachment).url }
    const discord = unstarted(twin)
    clock.advance(24 * 3600_000 - 1000)
    expect(await opened(discord, file)).toBe('email\nbob@example.org\n')
    clock.advance(1000)
    expect(await opened(discord, file)).toBe('gone')
  })
})
