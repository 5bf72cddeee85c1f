/** One person's own right to act at a backend, as it is kept in the vault. */
export type Grant = {
  readonly accessToken: string
  /** Buys the next access token, once. */
  readonly refreshToken?: string
  /** Absent where it does not end by itself, or nobody says when. */
  readonly expiresAt?: Date
}
