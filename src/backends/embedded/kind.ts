import type { BackendKind } from '../backend-kind.ts'
import { createEmbedded } from './backend.ts'
import { facts } from './facts.ts'

export const embedded: BackendKind = {
  facts,
  notes: [
    'Members and invitations live in the database that Usher uses anyway, so there is nothing to sign up for.',
  ],
  settings: [],
  connect: createEmbedded,
}
