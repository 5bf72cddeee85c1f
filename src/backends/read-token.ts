import type { PersonalCredential } from './backend.ts'

/** A person's own token. Undefined also where it could not stand in a header, and so is nobody's. */
export const readToken = ({ token }: Pick<PersonalCredential, 'token'>): string | undefined =>
  token !== undefined && /^[\x21-\x7e]+$/.test(token) ? token : undefined
