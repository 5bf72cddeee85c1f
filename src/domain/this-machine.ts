/** What is sent there leaves the machine for nobody on the way to read. Takes a host as `URL` writes it. */
export const isThisMachine = (host: string): boolean =>
  /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(host)
