import type { GivenFile } from '../../src/simulator/twin.ts'

/** A file as it lies on somebody's own machine: its text as UTF-8, or its bytes. */
export const fileOf = (name: string, content: string | Uint8Array): GivenFile => ({
  name,
  content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
})
