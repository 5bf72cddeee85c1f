import { DefaultRestOptions, type RESTOptions } from 'discord.js'

/**
 * As the library asks Discord, but a form with files goes as bytes: the HTTP client behind it takes such a form from no
 * other copy of itself, and the process may have another one.
 */
export const makeRequest: RESTOptions['makeRequest'] = async (url, init) =>
  DefaultRestOptions.makeRequest(url, init.body instanceof FormData ? await asBytes(init, init.body) : init)

type Init = Parameters<RESTOptions['makeRequest']>[1]

async function asBytes(init: Init, form: FormData): Promise<Init> {
  const encoded = new Response(form)
  const headers = new Headers(Object.entries(init.headers ?? {}))
  headers.set('content-type', encoded.headers.get('content-type') ?? '')
  return { ...init, headers: Object.fromEntries(headers), body: new Uint8Array(await encoded.arrayBuffer()) }
}
