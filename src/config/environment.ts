/** Variables by name, without surrounding space and without the empty ones. */
export type Environment = Readonly<Record<string, string>>

export function parseEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ''] as const)
  return Object.fromEntries(set.filter(([, value]) => value !== ''))
}
