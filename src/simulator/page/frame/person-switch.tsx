import type { TwinPerson } from '../../twin.ts'
import type { Chat } from '../chat.ts'

const NAMES = { slack: 'Slack', discord: 'Discord' } as const

/** "You are: Ann" for one chat. People of the other platform can be chosen too; the chat then says where they are. */
export function PersonSwitch({ chat, other }: { chat: Chat; other: Chat }) {
  const here = chat.people.value.filter(canBePlayed)
  const elsewhere = other.people.value
    .filter(canBePlayed)
    .filter(({ handle }) => !chat.people.value.some((one) => one.handle === handle))
  const label = `On ${NAMES[chat.platform]} you are`
  return (
    <label class={`person-switch on-${chat.platform}`}>
      <span>{label}</span>
      <select
        aria-label={label}
        value={chat.person.value}
        onChange={(event) => {
          chat.draft.value = ''
          chat.given.value = undefined
          chat.person.value = event.currentTarget.value
        }}
      >
        <optgroup label={`On ${NAMES[chat.platform]}`}>{here.map(optionOf)}</optgroup>
        <optgroup label={`Only on ${NAMES[other.platform]}`}>{elsewhere.map(optionOf)}</optgroup>
      </select>
    </label>
  )
}

const canBePlayed = ({ kind }: TwinPerson): boolean => kind !== 'bot' && kind !== 'deactivated'

const optionOf = ({ handle, name, kind }: TwinPerson) => (
  <option key={handle} value={handle}>
    {name + (KINDS[kind] ?? '')}
  </option>
)

const KINDS: Readonly<Record<string, string>> = { guest: ' (guest)', stranger: ' (from another company)' }
