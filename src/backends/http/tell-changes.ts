import type { Http } from './http.ts'

/** The same, which tells when something was changed, or may have been. */
export function tellChanges(http: Http, tell: () => void): Http {
  return {
    ...http,
    call: async (call) => {
      try {
        return await http.call(call)
      } finally {
        if (call.method !== 'GET') tell()
      }
    },
  }
}
