import type { Backend } from '../backend.ts'
import type { BackendKind, Connection } from '../backend-kind.ts'
import { createZenml } from './backend.ts'
import { facts } from './facts.ts'
import { readSettings, settings } from './settings.ts'

export const zenml = {
  facts,
  notes: [
    'Accepting, declining and leaving need the personal access token of whoever does it; the key of the team never answers for anybody.',
    'Who has an address of a trusted domain may become a member by signing in, without having accepted.',
    'A role is changed by giving the new one and then taking the old one; if ZenML Pro stops answering in between, the member has both until Usher has taken the old one too.',
    'Billing Admin and roles that an organization made itself rank as member, whatever they allow at ZenML Pro.',
    'Service accounts are not listed, and ZenML Pro lets nobody remove them.',
  ],
  settings,
  connect: ({ settings: values, ...connection }: Pick<Connection, 'settings' | 'now' | 'manners'>): Backend =>
    createZenml({ ...connection, settings: readSettings(values) }),
} satisfies BackendKind
