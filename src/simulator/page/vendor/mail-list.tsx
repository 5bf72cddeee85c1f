import { useId } from 'preact/hooks'
import type { ConsolePerson } from '../../home/vendor-console.ts'
import type { Desk } from '../desk.ts'
import { Who } from './who.tsx'

type Props = { readonly desk: Desk; readonly title: string; readonly people: readonly ConsolePerson[] }

/** What the vendor wrote to people, newest state of each. Behind the link the invitee finishes. */
export function MailList({ desk, title, people }: Props) {
  const id = useId()
  const written = people.filter(({ mails }) => mails > 0)
  const subject = `${title} invites you to ${desk.home.view.value?.team}`
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        Mail <small>{written.reduce((sum, { mails }) => sum + mails, 0)}</small>
      </h3>
      {written.length === 0 && <p class="none">None</p>}
      <ul>
        {written.map((person) => (
          <li key={person.email} class="mail">
            <Who person={person} />
            <p>
              {subject} {person.mails > 1 && <small>{person.mails} times</small>}
            </p>
            <Link desk={desk} person={person} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Link = ({ desk, person: { name, email, invitedAs } }: { desk: Desk; person: ConsolePerson }) =>
  invitedAs === undefined ? (
    <small>The link leads nowhere any more.</small>
  ) : (
    <button
      type="button"
      aria-label={`Follow the link, as ${name}`}
      onClick={() => void desk.home.followLink(email)}
    >
      Follow the link
    </button>
  )
