import type { FastifyInstance } from 'fastify'

type Where = { readonly host: string; readonly port: number }

/** Where the server can be reached from this machine. Throws a sentence for the operator. */
export async function listen(server: FastifyInstance, where: Where): Promise<URL> {
  const address = await server.listen(where).catch((cause: unknown) => {
    throw new Error(sentence(cause, where), { cause })
  })
  return new URL(address)
}

function sentence(cause: unknown, { host, port }: Where): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE')
    return `PORT ${port} is taken by another program: stop that one, or set PORT to a free number.`
  if (code === 'EACCES') return `PORT ${port} may not be used by you: set PORT to a number above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${host} is no address of this machine: set HOST to 127.0.0.1, or to 0.0.0.0 for everybody.`
  return `The web server cannot listen on HOST ${host} and PORT ${port}: set them to an address of this machine.`
}
