import { timingSafeEqual } from 'node:crypto'

export type ClientCredentials = { readonly id: string; readonly secret: string }

type Given = {
  readonly authorization: string | undefined
  readonly form: Readonly<Record<string, unknown>>
}

/** Who calls the token endpoint, by HTTP Basic or by what stands in the form. */
export function readClient({ authorization, form }: Given): Partial<ClientCredentials> {
  const [, encoded] = /^Basic (.+)$/i.exec(authorization ?? '') ?? []
  if (encoded) {
    const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString().split(':')
    return { id: decode(id), secret: decode(secret) }
  }
  const { client_id: id, client_secret: secret } = form
  return { ...(typeof id === 'string' && { id }), ...(typeof secret === 'string' && { secret }) }
}

export function isSameSecret(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Both halves are form-encoded. Source: https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
function decode(half: string): string {
  try {
    return decodeURIComponent(half.replaceAll('+', ' '))
  } catch {
    return half
  }
}
