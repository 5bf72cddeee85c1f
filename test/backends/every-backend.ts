import { onTestFinished } from 'vitest'
import type { Backend } from '../../src/backends/backend.ts'
import type { Manners } from '../../src/backends/backend-kind.ts'
import type { StandIn } from '../../src/simulator/backends/stand-in.ts'
import type { OpenedBackend } from '../contracts/backend/rules.ts'
import { openBetterAuth } from './better-auth/open-better-auth.ts'
import { openDeepgram } from './deepgram/open-deepgram.ts'
import { openDiga } from './diga/open-diga.ts'
import { openTrieve } from './trieve/open-trieve.ts'
import { openZenml } from './zenml/open-zenml.ts'

/** A backend of somebody else's, behind its stand-in. */
export type OpenedVendor = OpenedBackend & {
  readonly standIn: StandIn
  readonly connect: (settings: Readonly<Record<string, string>>) => Backend
}

type Open = (manners: Partial<Manners>) => Promise<OpenedVendor>

const OPEN: Readonly<Record<string, Open>> = {
  deepgram: (manners) => openDeepgram({ manners }),
  trieve: (manners) => openTrieve({ manners }),
  diga: (manners) => openDiga({ manners }),
  zenml: (manners) => openZenml({ manners }),
  'better-auth': openBetterAuth,
}

export const VENDORS = Object.keys(OPEN)

/** Closed when the test is over. Never left alone, unless wished: each call of a test is made. */
export async function openVendor(name: string, manners: Partial<Manners> = {}): Promise<OpenedVendor> {
  const open = OPEN[name]
  if (!open) throw new Error(`There is no ${name}`)
  const opened = await open({ failuresToOpen: 99, ...manners })
  onTestFinished(opened.close)
  return opened
}
