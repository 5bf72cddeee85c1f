/** What goes wrong with a call. */
export type Fault =
  /** Answered like this instead; nothing is done. */
  | ({ readonly kind: 'answer' } & FaultAnswer)
  /** Nothing is done, and nothing is answered ever. */
  | { readonly kind: 'silence' }
  /** It is done, and nothing is answered ever. */
  | { readonly kind: 'silence_after' }
  /** It is done, and answered like this. */
  | ({ readonly kind: 'answer_after' } & FaultAnswer)
  /** It is done; the connection breaks in the middle of the answer. */
  | { readonly kind: 'cut' }

export type FaultAnswer = {
  readonly status: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type FaultMatch = {
  readonly method?: string
  /** Against path and query. */
  readonly path?: RegExp
}

export interface Faults {
  /** The next `times` calls that match, once unless said otherwise. Earlier faults come first. */
  add(match: FaultMatch, fault: Fault, times?: number): void
  clear(): void
}

type Planned = { readonly match: FaultMatch; readonly fault: Fault; left: number }

export type FaultPlan = Faults & {
  /** Counts it as used. */
  take(method: string, path: string): Fault | undefined
}

export function createFaults(): FaultPlan {
  let planned: Planned[] = []
  return {
    add: (match, fault, times = 1) => {
      planned.push({ match, fault, left: times })
    },
    clear: () => {
      planned = []
    },
    take: (method, path) => {
      const next = planned.find(({ match, left }) => left > 0 && matches(match, method, path))
      if (next) next.left -= 1
      return next?.fault
    },
  }
}

const matches = (match: FaultMatch, method: string, path: string): boolean =>
  (match.method === undefined || match.method === method) &&
  (match.path === undefined || match.path.test(path))
