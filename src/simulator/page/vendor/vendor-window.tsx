import type { ConsolePerson } from '../../home/vendor-console.ts'
import type { Desk } from '../desk.ts'
import { MailList } from './mail-list.tsx'
import { SeatList } from './seat-list.tsx'
import { TokenList } from './token-list.tsx'

/** The vendor's own truth, as its pages show it, and what people do there. */
export function VendorWindow({ desk }: { desk: Desk }) {
  const console = desk.home.console.value
  if (!console) return null
  const { title, people } = console
  const played = [desk.chats.slack.person.value, desk.chats.discord.person.value]
  const isConcerned = ({ handle, token, invitedAs }: ConsolePerson): boolean =>
    token !== undefined || invitedAs !== undefined || (handle !== undefined && played.includes(handle))
  return (
    <section class="vendor" aria-label={`At ${title}`}>
      <header>
        <h2>At {title}</h2>
        <p>As {title} itself has it</p>
      </header>
      <div class="vendor-body" tabIndex={0} role="group" aria-label={`What ${title} shows`}>
        <SeatList title="Members" people={people} roleOf={({ role }) => role} />
        <SeatList title="Open invitations" people={people} roleOf={({ invitedAs }) => invitedAs} />
        <MailList desk={desk} title={title} people={people} />
        <TokenList desk={desk} title={title} people={people.filter(isConcerned)} />
      </div>
    </section>
  )
}
