/** Orders roles across backends; every backend maps its own role names onto these. */
export type Rank = 'owner' | 'admin' | 'member' | 'viewer'

/** A backend's own name for what a member may do, with the rank it amounts to. */
export type Role = { readonly name: string; readonly rank: Rank }

/** By the backend's own name, or by the rank it amounts to; of several of that rank the first. Whatever the case. */
export function findRole(roles: readonly Role[], word: string): Role | undefined {
  const wanted = word.toLowerCase()
  return roles.find(({ name }) => name.toLowerCase() === wanted) ?? roles.find(({ rank }) => rank === wanted)
}

/** What most people get where nobody chose: the first that ranks as member, else the lowest. */
export const findOrdinaryRole = (roles: readonly Role[]): Role | undefined =>
  findRole(roles, 'member') ?? roles.at(-1)
