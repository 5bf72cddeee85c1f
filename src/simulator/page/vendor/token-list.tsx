import { useId } from 'preact/hooks'
import type { ConsolePerson } from '../../home/vendor-console.ts'
import type { Desk } from '../desk.ts'
import { CopyField } from './copy-field.tsx'

type Props = { readonly desk: Desk; readonly title: string; readonly people: readonly ConsolePerson[] }

/** With a token of their own somebody proves to Usher who they are there. */
export function TokenList({ desk, title, people }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>Personal tokens</h3>
      <ul>
        {people.map((person) => (
          <li key={person.email} class="token">
            <Token desk={desk} title={title} person={person} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type TokenProps = { readonly desk: Desk; readonly title: string; readonly person: ConsolePerson }

const Token = ({ desk, title, person: { name, email, token } }: TokenProps) =>
  token === undefined ? (
    <>
      <span>{name} has no account</span>
      <button type="button" aria-label={`Sign up ${name}`} onClick={() => void desk.home.signUp(email)}>
        Sign up
      </button>
    </>
  ) : (
    <CopyField label={`${name}’s ${title} token`} text={token} />
  )
