export const HOST_FIX = 'set HOST to 127.0.0.1, or to 0.0.0.0 for everybody.'

/** A sentence for the operator when a server could not listen where it was told to; undefined for any other error. */
export function listenProblem(error: unknown): string | undefined {
  if (!isListenError(error)) return undefined
  const { code, port, address } = error
  switch (code) {
    case 'EADDRINUSE':
      return `PORT ${port} is taken by another program: stop that one, or set PORT to a free number.`
    case 'EACCES':
      return `PORT ${port} may not be used by you: set PORT to a number above 1023.`
    case 'EADDRNOTAVAIL':
      return `HOST ${address} is no address of this machine: ${HOST_FIX}`
    default:
      return undefined
  }
}

/** https://nodejs.org/api/errors.html#class-systemerror */
type ListenError = Error & {
  readonly code: string
  readonly port?: number
  readonly address?: string
}

const isListenError = (error: unknown): error is ListenError =>
  error instanceof Error && 'code' in error && 'syscall' in error && error.syscall === 'listen'
