import type { Backend, Health } from './backend.ts'

/** The same backend, which calls its settings what the operator called them in the team file. */
export const sayAsWritten = (backend: Backend, written: Readonly<Record<string, string>>): Backend => ({
  ...backend,
  checkHealth: async () => say(await backend.checkHealth(), written),
})

const say = (health: Health, written: Readonly<Record<string, string>>): Health =>
  health.kind === 'healthy'
    ? health
    : {
        ...health,
        problem: health.problem.replace(VARIABLE, (name) => written[name] ?? name),
      }

const VARIABLE = /\b[A-Z]+(?:_[A-Z]+)+\b/g
