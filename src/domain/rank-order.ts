import type { Rank } from './role.ts'

// Imported by the policy alone: nobody else compares ranks, so nobody else decides by them.

const HEIGHT: Readonly<Record<Rank, number>> = { owner: 3, admin: 2, member: 1, viewer: 0 }

export const ranksAtLeast = (rank: Rank, wanted: Rank): boolean => HEIGHT[rank] >= HEIGHT[wanted]
