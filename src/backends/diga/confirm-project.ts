import { BackendUnavailable } from '../backend.ts'
import { undone } from '../retell.ts'
import { WHO } from './answers.ts'
import type { Client } from './client.ts'
import { listMembers } from './members.ts'

/**
 * A send names no project: it goes to that of the API key, and a mail cannot be taken back. So it is seen once, before
 * the first, that the key opens the project.
 */
export function createProjectCheck(client: Client): () => Promise<void> {
  let isConfirmed = false
  return async () => {
    if (isConfirmed) return
    await undone(() => listMembers({ client }, { limit: 1 }))
    isConfirmed = true
  }
}

/** Somebody was invited there; `isUndone` says whether that could be taken back. */
export const wrongProject = (isUndone: boolean): BackendUnavailable =>
  new BackendUnavailable(WHO, {
    trouble: 'misconfigured',
    problem: 'the API key is of another project',
    isUndone,
  })
