import { createAddressBook } from '../home/address-book.ts'
import type { World } from '../world/world.ts'
import type { Mail, Mailbox } from './mailbox.ts'

/** A mail, with the name of who got it. */
export type ReadMail = Mail & { readonly name: string }

export interface Inboxes {
  /**
   * What these people got, by their handles, newest first. An address that nobody here goes by is somebody's too, and
   * nobody else could read it: its mail is always there.
   */
  of(handles: readonly string[]): readonly ReadMail[]
  /** The answer takes the listener off again. */
  onChange(listener: () => void): () => void
}

export function createInboxes(
  { mails, onChange }: Pick<Mailbox, 'mails' | 'onChange'>,
  world: Pick<World, 'people'>,
): Inboxes {
  const book = createAddressBook(world)
  const isFor = (to: string, handles: readonly string[]) => {
    const owner = book.get(to)?.handle
    return owner === undefined || handles.includes(owner)
  }
  return {
    of: (handles) =>
      mails()
        .filter(({ to }) => isFor(to, handles))
        .map((mail) => ({ ...mail, name: book.get(mail.to)?.name ?? mail.to }))
        .toReversed(),
    onChange,
  }
}
