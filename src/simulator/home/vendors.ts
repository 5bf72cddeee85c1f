import type { SignIn, StandIn } from '../backends/stand-in.ts'
import type { StandInKind } from '../backends/stand-ins.ts'
import type { Clock } from '../clock.ts'
import type { World } from '../world/world.ts'
import { createAddressBook } from './address-book.ts'
import { openConsole, type VendorConsole } from './vendor-console.ts'

/** A stand-in that runs, and the window to it. */
export type OpenVendor = { readonly standIn: StandIn; readonly console: VendorConsole }

export type Vendors = {
  /** Starts the stand-in when it is asked for first, and keeps it. */
  open(kind: StandInKind): Promise<OpenVendor>
  close(): Promise<void>
}

type Parts = {
  readonly world: World
  readonly clock: Clock
  readonly signIn: SignIn | undefined
  readonly changed: () => void
}

export function createVendors(parts: Parts): Vendors {
  const opened = new Map<string, OpenVendor>()
  return {
    open: async (kind) => {
      const known = opened.get(kind.name)
      if (known) return known
      const vendor = await openVendor(kind, parts)
      opened.set(kind.name, vendor)
      return vendor
    },
    close: async () => {
      await Promise.all([...opened.values()].map(({ standIn }) => standIn.close()))
    },
  }
}

async function openVendor(kind: StandInKind, { world, clock, signIn, changed }: Parts): Promise<OpenVendor> {
  const team = { name: world.workspace.name, owner: ownerOf(world) }
  const standIn = await kind.start({ clock, team, signIn })
  try {
    return { standIn, console: await openConsole({ title: kind.title, standIn, world }, changed) }
  } catch (error) {
    await standIn.close()
    throw error
  }
}

/** Of the team here, and so of the team there. */
function ownerOf(world: World): { readonly name: string; readonly email: string } {
  const handle = world.people.find(({ isOwner }) => isOwner)?.handle
  const owner = [...createAddressBook(world)].find(([, known]) => known.handle === handle)
  if (!owner) throw new Error('the owner of the team needs an address')
  const [email, { name }] = owner
  return { name, email }
}
