/** For the end of a `switch` that has a case for everything; throws when a new kind was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`no case for ${JSON.stringify(value)}`)
}
