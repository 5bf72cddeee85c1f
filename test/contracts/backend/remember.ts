import type {
  Backend,
  LaterOutcome,
  Offer,
  ResendOutcome,
  SendOutcome,
} from '../../../src/backends/backend.ts'
import type { Ledger } from '../../../src/backends/backend-kind.ts'
import type { BackendKey } from '../../../src/domain/ids.ts'

/** What Usher would remember of a team's open invitations, for a backend that keeps no list. */
export function createLedger(): {
  readonly ledger: Ledger
  readonly remember: (backend: Backend) => Backend
} {
  const open = new Map<BackendKey, string | undefined>()
  const note = <Outcome extends SendOutcome | LaterOutcome | ResendOutcome>(
    outcome: Outcome,
    { invitee }: Offer,
  ): Outcome => {
    if (outcome.kind === 'invited') open.set(outcome.key, invitee.email)
    return outcome
  }
  return {
    ledger: {
      listOpen: async () => [...open].map(([key, email]) => ({ key, ...(email !== undefined && { email }) })),
    },
    remember: (backend) => ({
      ...backend,
      send: async (offer) => note(await backend.send(offer), offer),
      sendMany: async (offers) => {
        const outcomes = await backend.sendMany(offers)
        return outcomes.map((outcome, index) => {
          const offer = offers[index]
          return offer ? note(outcome, offer) : outcome
        })
      },
      resend: async (key, offer) => note(await backend.resend(key, offer), offer),
      changeInvitedRole: async (key, offer) => note(await backend.changeInvitedRole(key, offer), offer),
    }),
  }
}
