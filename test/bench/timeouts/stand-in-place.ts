import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { z } from 'zod'
import { type StandInName, standIns } from '../../../src/simulator/backends/stand-ins.ts'
import type { Clock } from '../../../src/simulator/clock.ts'
import type { Place } from './place.ts'

/** The path of the call that makes invitations. */
const SENDS: Readonly<Record<StandInName, RegExp>> = {
  deepgram: /\/invites$/,
  trieve: /\/api\/invitation$/,
  diga: /\/invitation\/send(\/bulk)?$/,
  zenml: /\/organizations\/[^/]+\/invitations$/,
  'better-auth': /\/invite-member$/,
}

export async function openStandIn(name: StandInName, clock: Clock): Promise<Place> {
  const kind = standIns.find((one) => one.name === name)
  if (!kind) throw new Error(`there is no stand-in for ${name}`)
  const owner = { name: 'Ann Lee', email: 'ann@lighthouse.example' }
  const { vendor, faults, ...standIn } = await kind.start({ clock, team: { name: 'Lighthouse', owner } })
  const path = SENDS[name]
  const calls = followSends(standIn.url, path)
  return {
    name,
    environment: standIn.environment,
    reach: (backend) => backend,
    spoil: (planned) => {
      faults.clear()
      for (const fault of planned) faults.add({ method: 'POST', path }, fault)
    },
    sends: calls.all,
    signUp: (email) => vendor.signUp(email),
    count: async () => ({
      invitations: await vendor.invitations(),
      members: await vendor.members(),
      mailsTo: (email) => vendor.mailsTo(email),
    }),
    close: async () => {
      calls.stop()
      await standIn.close()
    },
  }
}

/** https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md#undicirequestcreate */
const CREATED = 'undici:request:create'

const created = z.object({
  request: z.object({
    origin: z.coerce.string(),
    method: z.string(),
    path: z.string(),
    body: z.instanceof(Uint8Array).nullable().catch(null),
  }),
})

const ADDRESS = /[^\s"]+@[^\s"]+/g

/** As they leave here: a stand-in forgets the calls that it was told not to answer. */
function followSends({ origin }: URL, path: RegExp) {
  const sends: (readonly string[])[] = []
  const note = (message: unknown) => {
    const { request } = created.parse(message)
    if (request.origin !== origin || request.method !== 'POST' || !path.test(request.path)) return
    sends.push(new TextDecoder().decode(request.body ?? undefined).match(ADDRESS) ?? [])
  }
  subscribe(CREATED, note)
  return { all: () => sends, stop: () => void unsubscribe(CREATED, note) }
}
