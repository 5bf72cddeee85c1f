import type { z } from 'zod'
import { holdsError } from '../http/holds-error.ts'
import type { Http, HttpAnswer, HttpCall } from '../http/http.ts'
import { readAnswer, unexpected } from '../http/read.ts'
import { facts } from './facts.ts'
import type { Tokens } from './tokens.ts'

/** How this organization's control plane is called, as the operator or as one person. */
export type Api = {
  readonly organization: string
  /** A token that is not taken is exchanged anew, once: a refused call has done nothing. */
  asOperator(call: HttpCall): Promise<HttpAnswer>
  asPerson(token: string, call: HttpCall): Promise<HttpAnswer>
}

export const WHO = facts.title

type Deps = {
  readonly http: Http
  readonly tokens: Tokens
  /** Something was changed, or may have been. */
  readonly onChange: () => void
}

export function createApi({ http, tokens, onChange }: Deps, organization: string): Api {
  const callWith = async (token: string, call: HttpCall): Promise<HttpAnswer> => {
    try {
      return await http.call({ ...call, headers: { authorization: `Bearer ${token}` } })
    } finally {
      if (call.method !== 'GET') onChange()
    }
  }

  return {
    organization,
    asOperator: async (call) => {
      const token = await tokens.get()
      const answer = await callWith(token, call)
      if (answer.status !== 401) return answer
      tokens.drop(token)
      return callWith(await tokens.get(), call)
    },
    // Directly, not by way of an exchange: every exchange registers a device in the person's name and leaves a second
    // secret of theirs here. Source: https://docs.zenml.io/pro/access-management/personal-access-tokens
    asPerson: callWith,
  }
}

/** A success with an error inside is none. */
export const isDone = ({ status, body }: HttpAnswer): boolean =>
  status >= 200 && status < 300 && !holdsError(body)

/** Throws where it was not done, or cannot be read. */
export function readDone<Out>(schema: z.ZodType<Out>, answer: HttpAnswer): Out {
  if (!isDone(answer)) throw unexpected(WHO, answer)
  return readAnswer(WHO, schema, answer)
}
