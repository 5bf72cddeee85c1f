import type { ConsolePerson } from '../../home/vendor-console.ts'

/** A name and the address, or the address alone. */
export const Who = ({ person: { name, email } }: { person: ConsolePerson }) => (
  <span class="who">
    <strong>{name}</strong>
    {name !== email && <small>{email}</small>}
  </span>
)
