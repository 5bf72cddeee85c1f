import type { Clock } from '../clock.ts'
import type { Faults } from './faults.ts'

/** A membership product that people have: its own server, on this machine, with one team in it. */
export type StandIn = {
  /** What Usher calls it in `USHER_BACKEND`. */
  readonly name: string
  readonly url: URL
  /** What an operator would set to point Usher at the team: `USHER_BACKEND` and the backend's own variables. */
  readonly environment: Readonly<Record<string, string>>
  readonly vendor: Vendor
  readonly faults: Faults
  /** Everything that was answered, oldest first. */
  readonly traffic: () => readonly Exchange[]
  /** Calls that came in and whose answer is not through yet; tests wait for none. */
  readonly underWay: () => number
  /** Calls `listener` after each call; the answer takes it off again. */
  onAnswered(listener: () => void): () => void
  close(): Promise<void>
}

export type StandInOptions = {
  readonly clock: Clock
  readonly team: { readonly name: string; readonly owner: { readonly name: string; readonly email: string } }
  /**
   * The issuer that the vendor trusts: whose access token that is, by address. Where the vendor has a sign-in of its own,
   * or none, it asks nobody.
   */
  readonly signIn?: SignIn | undefined
}

/** Undefined for a token that is not taken. */
export type SignIn = (accessToken: string) => Promise<string | undefined>

/** What people do at the vendor itself, and what one sees there. Addresses are lower-case. */
export interface Vendor {
  /** Somebody gets an account; `token` is their own, where the vendor has such. Idempotent: the same token again. */
  signUp(email: string, name?: string): Promise<{ readonly token?: string }>
  /** Signs up who has no account. `role` in the vendor's own word. */
  addMember(email: string, role: string): Promise<void>
  removeMember(email: string): Promise<void>
  members(): Promise<readonly Seat[]>
  /** Those that can still be answered. */
  invitations(): Promise<readonly Seat[]>
  /** How many invitations were ever made for the address: each of them was a mail. */
  mailsTo(email: string): number
  /** The invitee follows the mail and finishes in the vendor's own pages. Throws where no invitation is open. */
  accept(email: string): Promise<void>
}

export type Seat = { readonly email: string; readonly role: string }

export type Exchange = {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly status: number
  readonly sent: unknown
  readonly answered: unknown
}
