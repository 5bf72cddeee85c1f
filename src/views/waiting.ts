import type { Team } from '../domain/team.ts'

/** To whoever did their part, while the backend has not said so: nothing is done yet, and nothing is left to them. */
export function waiting({ backend: { title, proof } }: Team): string {
  // Where people here are the accounts themselves, the backend has no name of its own.
  const who = proof === 'chat' ? 'the team' : title
  return `I am waiting for ${who}, and go on by myself as soon as it answers.`
}
