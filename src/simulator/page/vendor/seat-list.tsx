import { useId } from 'preact/hooks'
import type { ConsolePerson } from '../../home/vendor-console.ts'
import { Who } from './who.tsx'

type Props = {
  readonly title: string
  readonly people: readonly ConsolePerson[]
  /** Undefined for who is not in this list. */
  readonly roleOf: (person: ConsolePerson) => string | undefined
}

export function SeatList({ title, people, roleOf }: Props) {
  const id = useId()
  const seats = people.filter((person) => roleOf(person) !== undefined)
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        {title} <small>{seats.length}</small>
      </h3>
      {seats.length === 0 && <p class="none">None</p>}
      <ul>
        {seats.map((person) => (
          <li key={person.email}>
            <Who person={person} />
            <span class="role">{roleOf(person)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
