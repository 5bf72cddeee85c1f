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
  const { trouble, seen } = await look().then((found) => ({ trouble: found, seen: undefined }), thrown)
  if (!trouble) return { kind: 'healthy' }
  return { kind: 'unhealthy', trouble, problem: sentences[trouble], ...(seen !== undefined && { seen }) }
}

function thrown(error: unknown): { readonly trouble: Trouble; readonly seen: string } {
  if (error instanceof BackendUnavailable) return { trouble: error.trouble, seen: error.message }
  throw error
}
