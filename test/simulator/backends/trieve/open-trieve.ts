import { afterEach } from 'vitest'
import { startTrieve, type TrieveStandIn } from '../../../../src/simulator/backends/trieve/trieve.ts'
import { createManualClock } from '../../../../src/simulator/create-clock.ts'
import { checkExchange } from './schemas.ts'

export type Called = { readonly status: number; readonly body: unknown; readonly location: string | null }

export type Rig = {
  readonly standIn: TrieveStandIn
  readonly organization: string
  readonly key: string
  /** With the operator's key and organization, unless other headers are given. */
  call(line: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Called>
  invite(email: string, more?: object): Promise<Called>
  listed(): Promise<unknown>
}

export const NOON = new Date('2026-03-02T12:00:00Z')

const open: TrieveStandIn[] = []

/** Whatever a test did, everything that was answered is what the contract says. */
afterEach(async () => {
  for (const standIn of open.splice(0)) {
    await standIn.close()
    for (const exchange of standIn.traffic()) checkExchange(exchange)
  }
})

export async function openTrieve(listingLag = 0): Promise<Rig> {
  const owner = { name: 'Ann', email: 'ann@example.com' }
  const clock = createManualClock(NOON)
  const standIn = await startTrieve({ clock, listingLag, team: { name: 'Editors', owner } })
  open.push(standIn)
  const { TRIEVE_ORGANIZATION_ID: organization = '', TRIEVE_API_KEY: key = '' } = standIn.environment

  const call: Rig['call'] = async (line, body, headers) => {
    const [method = 'GET', path = '/'] = line.split(' ')
    const answer = await fetch(new URL(path, standIn.url), {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(headers ?? { authorization: key, 'tr-organization': organization }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      body: text === '' ? undefined : JSON.parse(text),
      location: answer.headers.get('location'),
    }
  }
  return {
    standIn,
    organization,
    key,
    call,
    invite: (email, more) => call('POST /api/invitation', { ...wishFor(email), ...more }),
    listed: async () => (await call(`GET /api/invitations/${organization}`)).body,
  }
}

export const wishFor = (email: string) => ({
  email,
  user_role: 0,
  app_url: 'http://trieve.example/api',
  redirect_uri: 'http://trieve.example',
})
