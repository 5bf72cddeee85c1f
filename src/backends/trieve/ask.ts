import type { SendOutcome } from '../backend.ts'
import { refuse } from '../refuse.ts'
import type { Answer, Client } from './client.ts'
import { decideBySight, hasEmail, isAnswerable, type Seen } from './look.ts'
import type { Wish } from './wish.ts'

/** Whether the lists show it decides; `otherwise` holds where they do not, and without it they are waited for. */
export type Asked = { readonly kind: 'asked'; readonly wish: Wish; readonly otherwise?: SendOutcome }

/** Sends it, unless `before` shows that there is nothing to send. */
export async function ask(client: Client, wish: Wish, before: Seen): Promise<SendOutcome | Asked> {
  const known = decideBySight(before, wish)
  if (known) return known
  const answer = await client.sendInvitation(wish)
  if (answer !== 'invited') return read(wish, answer)
  return read(wish, (await clearUsed(client, wish, before)) ? await client.sendInvitation(wish) : answer)
}

/**
 * An invitation that was used stands in the way of a new one, also after the member was removed and the account is
 * gone. https://github.com/devflowinc/trieve/blob/main/server/src/handlers/invitation_handler.rs
 */
async function clearUsed(client: Client, { email }: Wish, { invitations }: Seen): Promise<boolean> {
  const used = invitations.filter((row) => !isAnswerable(row) && hasEmail(email)(row))
  for (const { id } of used) await client.deleteInvitation(id)
  return used.length > 0
}

function read(wish: Wish, answer: Answer): SendOutcome | Asked {
  switch (answer) {
    case 'bad_email':
      return refuse('bad_email')
    case 'above_operator':
      return refuse('above_operator')
    case 'yourself':
      return { kind: 'already_member' }
    case 'member':
      return wish.isRepeat ? { kind: 'asked', wish } : { kind: 'already_member' }
    case 'invited':
      return wish.isRepeat ? { kind: 'asked', wish } : { kind: 'already_invited' }
    case 'done':
      return { kind: 'asked', wish }
    case 'unknown':
      // It may have been made: a mail that could not be sent, for one, is complained about afterwards.
      return { kind: 'asked', wish, otherwise: refuse('backend_refused') }
  }
}
