/** Orders roles across backends; every backend maps its own role names onto these. */
export type Rank = 'owner' | 'admin' | 'member' | 'viewer'

/** A backend's own name for what a member may do, with the rank it amounts to. */
export type Role = { readonly name: string; readonly rank: Rank }

const HEIGHT: Readonly<Record<Rank, number>> = { owner: 3, admin: 2, member: 1, viewer: 0 }

export const ranksAtLeast = (rank: Rank, wanted: Rank): boolean => HEIGHT[rank] >= HEIGHT[wanted]
