import type { Vendor } from '../stand-in.ts'
import { isOpen, join, readRole } from './invitations.ts'
import {
  addSeat,
  findProfile,
  findSeat,
  type Project,
  removeSeat,
  seatsOf,
  signUp,
  type World,
} from './world.ts'

/** Diga's own pages, as far as people use them for the team. */
export function createVendor(world: World, project: Project): Vendor {
  const openOf = () =>
    world.invitations.filter((invitation) => invitation.project === project && isOpen(world, invitation))
  return {
    signUp: async (email, name) => ({ token: signUp(world, email, name).token }),
    addMember: async (email, role) => {
      const profile = signUp(world, email)
      const seat = findSeat(world, project, profile.id)
      if (seat) seat.role = readRole(role)
      else addSeat(world, { project, profile, role: readRole(role) })
    },
    removeMember: async (email) => {
      const profile = findProfile(world, email)
      const seat = profile && findSeat(world, project, profile.id)
      if (seat) removeSeat(world, seat)
    },
    members: async () => seatsOf(world, project).map(({ profile, role }) => ({ email: profile.email, role })),
    invitations: async () => openOf().map(({ email, role }) => ({ email, role })),
    mailsTo: (email) =>
      world.invitations.filter((one) => one.project === project && one.email === email.toLowerCase()).length,
    accept: async (email) => {
      const invitation = openOf().find((one) => one.email === email.toLowerCase())
      if (!invitation) throw new Error('No invitation is open for this address')
      join(world, invitation, signUp(world, email))
    },
  }
}
