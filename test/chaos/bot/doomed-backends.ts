import type { Backend } from '../../../src/backends/backend.ts'
import type { Backends } from '../../../src/usecases/deps.ts'
import type { Doom } from './doom.ts'
import { between } from './doomed-platform.ts'

/** Every call that changes something there has two points to die at. */
export function doomedBackends(backends: Backends, doom: Doom): Backends {
  return { of: (team) => doomed(backends.of(team), doom) }
}

function doomed(backend: Backend, doom: Doom): Backend {
  const named = (operation: string) => `backend, ${operation}`
  return {
    ...backend,
    send: (offer) => between(doom, named('send'), () => backend.send(offer)),
    sendMany: (offers) => between(doom, named('send many'), () => backend.sendMany(offers)),
    resend: (key, offer) => between(doom, named('resend'), () => backend.resend(key, offer)),
    accept: (answer) => between(doom, named('accept'), () => backend.accept(answer)),
    decline: (answer) => between(doom, named('decline'), () => backend.decline(answer)),
    revoke: (key) => between(doom, named('revoke'), () => backend.revoke(key)),
    removeMember: (account) => between(doom, named('remove'), () => backend.removeMember(account)),
  }
}
