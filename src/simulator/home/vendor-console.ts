import type { StandIn } from '../backends/stand-in.ts'
import { CannotDo } from '../twin.ts'
import type { World } from '../world/world.ts'
import { type AddressBook, createAddressBook } from './address-book.ts'

/** What the vendor's own pages show: the truth that Usher only projects. */
export type ConsoleView = {
  /** As people call the vendor. */
  readonly title: string
  /** Everybody here who has an address, and whoever else the vendor knows. */
  readonly people: readonly ConsolePerson[]
}

export type ConsolePerson = {
  readonly email: string
  readonly name: string
  /** Absent for an address that nobody here goes by. */
  readonly handle?: string | undefined
  /** As a member, in the vendor's own word. */
  readonly role?: string | undefined
  /** The role of an invitation that can still be answered. */
  readonly invitedAs?: string | undefined
  readonly mails: number
  /** Their own, where they have an account. */
  readonly token?: string | undefined
}

export interface VendorConsole {
  view(): ConsoleView
  /** Looks again. */
  refresh(): Promise<void>
  /** The invitee finishes behind the link in the mail. Throws `CannotDo` where it leads nowhere any more. */
  followLink(email: string): Promise<void>
  signUp(email: string): Promise<void>
}

type Parts = { readonly title: string; readonly standIn: StandIn; readonly world: World }

/** `changed` is called whenever there was something to look at. */
export async function openConsole(
  { title, standIn, world }: Parts,
  changed: () => void,
): Promise<VendorConsole> {
  const { vendor } = standIn
  const eyes = createEyes(standIn, createAddressBook(world))
  let people: readonly ConsolePerson[] = []
  let looks = Promise.resolve()

  const look = async () => {
    people = await eyes.look()
    changed()
  }
  // One after the other, so that what was seen last is what is shown.
  const refresh = () => {
    looks = looks.then(look, look)
    return looks
  }
  standIn.onAnswered(() => void refresh().catch(() => undefined))
  await refresh()
  return {
    view: () => ({ title, people }),
    refresh,
    followLink: async (email) => {
      const isOpen = (await vendor.invitations()).some((one) => one.email === email)
      if (!isOpen) throw new CannotDo(`That link leads nowhere any more, says ${title}.`)
      await vendor.accept(email)
      await refresh()
    },
    signUp: async (email) => {
      await eyes.signUp(email)
      await refresh()
    },
  }
}

/** Looks at the vendor, and remembers whom and which tokens it saw there. */
function createEyes({ vendor }: StandIn, book: AddressBook) {
  const tokens = new Map<string, string>()
  const signUp = async (email: string) => {
    const { token } = await vendor.signUp(email, book.get(email)?.name)
    if (token !== undefined) tokens.set(email, token)
  }
  const look = async (): Promise<readonly ConsolePerson[]> => {
    const [members, invitations] = await Promise.all([vendor.members(), vendor.invitations()])
    for (const { email } of [...members, ...invitations])
      if (!book.has(email)) book.set(email, { name: email })
    // Who is a member has an account, and so a token.
    for (const { email } of members) if (!tokens.has(email)) await signUp(email)
    return [...book].map(([email, known]) => ({
      ...known,
      email,
      role: members.find((member) => member.email === email)?.role,
      invitedAs: invitations.find((invitation) => invitation.email === email)?.role,
      mails: vendor.mailsTo(email),
      token: tokens.get(email),
    }))
  }
  return { look, signUp }
}
