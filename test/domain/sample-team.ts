import { facts } from '../../src/backends/embedded/facts.ts'
import { asTeamId } from '../../src/domain/ids.ts'
import type { Team } from '../../src/domain/team.ts'

/** Lighthouse, in Usher's own database. */
export const sampleTeam = (wish: Partial<Team> = {}): Team => ({
  id: asTeamId('main'),
  name: 'Lighthouse',
  backend: facts,
  tenant: 'embedded',
  defaultRole: 'member',
  invitationLifeMs: 60_000,
  domains: [],
  consent: 'send-first',
  undoMs: 30_000,
  adminChannels: 'warn',
  unreachable: 'offer',
  reminderDays: [2, 5],
  timeZone: 'UTC',
  places: [],
  finishUrl: () => undefined,
  ...wish,
})
