import type { Operation } from '../domain/backend-facts.ts'
import type { Backend, Refused } from './backend.ts'

/** A refusal for a reason of the backend's own, of which people are told nothing more. */
export type Heard = Pick<Refused, 'status' | 'code'> & { readonly operation: Operation }

/** The same backend, which tells of such refusals to who can look into them. */
export function hearRefusals(backend: Backend, tell: (heard: Heard) => void): Backend {
  const hear = <Made extends Outcome>(operation: Operation, outcome: Made): Made => {
    const refusal = outcome.kind === 'only_revoked' ? outcome.because : outcome
    if (refusal.kind === 'refused' && refusal.reason === 'backend_refused')
      tell({ operation, status: refusal.status, code: refusal.code })
    return outcome
  }
  return {
    ...backend,
    removeMember: async (account) => hear('removeMember', await backend.removeMember(account)),
    changeRole: async (account, role) => hear('changeRole', await backend.changeRole(account, role)),
    leave: async (credential) => hear('leave', await backend.leave(credential)),
    send: async (offer) => hear('send', await backend.send(offer)),
    sendMany: async (offers) => (await backend.sendMany(offers)).map((sent) => hear('sendMany', sent)),
    changeInvitedRole: async (key, offer) =>
      hear('changeInvitedRole', await backend.changeInvitedRole(key, offer)),
    resend: async (key, offer) => hear('resend', await backend.resend(key, offer)),
    revoke: async (key) => hear('revoke', await backend.revoke(key)),
    whoIs: async (credential) => hear('whoIs', await backend.whoIs(credential)),
    accept: async (answer) => hear('accept', await backend.accept(answer)),
    decline: async (answer) => hear('decline', await backend.decline(answer)),
  }
}

type Outcome =
  | Awaited<ReturnType<Backend['sendMany']>>[number]
  | Awaited<ReturnType<Backend['changeRole' | 'resend' | 'revoke' | 'whoIs' | 'accept' | 'decline']>>
