import { BackendUnavailable, type Health, type Trouble } from './backend.ts'

/**
 * What a look at the operator's credential comes to.
 * @param sentences for the operator, with the next step and without any secret
 * @param look returns the trouble, if it finds one, or throws BackendUnavailable
 */
export async function examine(
  sentences: Readonly<Record<Trouble, string>>,
  look: () => Promise<Trouble | undefined>,
): Promise<Health> {
  const trouble = await look().catch(troubleOf)
  return trouble ? { kind: 'unhealthy', trouble, problem: sentences[trouble] } : { kind: 'healthy' }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof BackendUnavailable) return error.trouble
  throw error
}
