import { expect } from 'vitest'
import { SignInUnavailable } from '../../src/sign-in/sign-in.ts'

/** Everything that the error carries. */
export async function troubleOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(SignInUnavailable)
  const { message, stack, cause } = error instanceof Error ? error : new Error('none')
  expect(cause).toBeUndefined()
  expect(stack).not.toMatch(/code=|state=|a-state-that/)
  return message
}
