import type { SignInSecrets } from '../sign-in/sign-in.ts'

/** Neither has a space in it: https://www.rfc-editor.org/rfc/rfc7636#section-4.1 */
export const writeSecrets = ({ verifier, nonce }: SignInSecrets): string => `${verifier} ${nonce}`

/** Reads what {@link writeSecrets} wrote. */
export function readSecrets(text: string): SignInSecrets | undefined {
  const [verifier, nonce] = text.split(' ')
  return verifier && nonce !== undefined ? { verifier, nonce } : undefined
}
