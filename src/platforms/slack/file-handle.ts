/** Who fills in a form, in a workspace. */
export type FilledBy = { readonly team: string; readonly user: string }

/**
 * A file together with who gives it. Usher may read more of them than that person, and a form that is made up can name
 * any.
 */
export const fileHandle = ({ user }: Pick<FilledBy, 'user'>, file: string): string => `${user}/${file}`

/** Undefined for what was never made by {@link fileHandle}. */
export function readFileHandle(handle: string): { readonly user: string; readonly file: string } | undefined {
  const [, user, file] = /^([UW][A-Z0-9]+)\/(F[A-Z0-9]+)$/.exec(handle) ?? []
  return user === undefined || file === undefined ? undefined : { user, file }
}
