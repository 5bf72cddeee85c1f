import type { BackendKey } from '../../domain/ids.ts'
import { apiBase, type ClientOptions } from './client.ts'

/**
 * The link of Trieve's own mail, built anew: a login in the browser that accepts.
 * https://github.com/devflowinc/trieve/blob/main/server/src/handlers/auth_handler.rs
 */
export function finishUrl({ organization, apiUrl, returnUrl }: ClientOptions, key: BackendKey): URL {
  const url = new URL(`${apiBase(apiUrl)}/auth`)
  url.searchParams.set('inv_code', key)
  url.searchParams.set('organization_id', organization)
  url.searchParams.set('redirect_uri', returnUrl.href)
  return url
}
