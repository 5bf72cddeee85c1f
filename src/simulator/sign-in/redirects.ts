const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']

export type Redirects = {
  /** What the operator enters in the settings of the app. Throws for an address that the platform would not take. */
  readonly register: (url: string) => void
  readonly has: (url: string) => boolean
}

/** Addresses that people may be sent back to: whole ones, compared letter by letter. */
export function createRedirects(): Redirects {
  const registered = new Set<string>()
  return {
    register: (url) => {
      const { protocol, hostname, hash } = new URL(url)
      // Plain HTTP stays on this machine.
      const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))
      if (!isSafe || hash) throw new Error(`${url} is not an address to come back to`)
      registered.add(url)
    },
    has: (url) => registered.has(url),
  }
}
