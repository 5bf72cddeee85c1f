import { useRef, useState } from 'preact/hooks'
import type { Trouble } from '../../server/messages.ts'
import type { Chat } from '../chat.ts'
import type { Desk } from '../desk.ts'

const TROUBLES: readonly { readonly label: string; readonly hint: string; readonly trouble: Trouble }[] = [
  {
    label: 'Too many requests',
    hint: 'The next call is told to wait 5 seconds (429)',
    trouble: { kind: 'fail', fault: { call: '', times: 1, how: 'rate_limited', ms: 5000 } },
  },
  {
    label: 'Server error',
    hint: 'The next call fails (500)',
    trouble: { kind: 'fail', fault: { call: '', times: 1, how: 'server_error' } },
  },
  {
    label: 'Slow answers',
    hint: 'The next three calls take 2 seconds each',
    trouble: { kind: 'fail', fault: { call: '', times: 3, how: 'slow', ms: 2000 } },
  },
  {
    label: 'Lost answer',
    hint: 'The next call is done, but its answer never arrives',
    trouble: { kind: 'fail', fault: { call: '', times: 1, how: 'lost_answer' } },
  },
  {
    label: 'Cut the connection',
    hint: 'The bot loses its connection without a goodbye',
    trouble: { kind: 'drop_sockets' },
  },
  {
    label: 'Ask to reconnect',
    hint: 'The platform asks the bot to connect anew',
    trouble: { kind: 'refresh_sockets' },
  },
  {
    label: 'Deliver twice',
    hint: 'The next thing somebody does reaches the bot twice',
    trouble: { kind: 'deliver_twice', times: 1 },
  },
]

/** Everything that can go wrong between a platform and the bot, on demand. */
export function TroublePanel({ desk }: { desk: Desk }) {
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const armed = desk.chats.slack.armed.value.length + desk.chats.discord.armed.value.length
  const leave = () => {
    opener.current?.focus()
    setOpen(false)
  }
  return (
    <div class="panel" onKeyDown={(event) => event.key === 'Escape' && leave()}>
      <button type="button" aria-expanded={isOpen} ref={opener} onClick={() => setOpen(!isOpen)}>
        Trouble {armed > 0 && <span class="count">{armed}</span>}
      </button>
      {isOpen && (
        <div class="panel-body trouble" role="group" aria-label="Trouble">
          <OnePlatform desk={desk} chat={desk.chats.slack} name="Slack" />
          <OnePlatform desk={desk} chat={desk.chats.discord} name="Discord" />
        </div>
      )}
    </div>
  )
}

type Props = { readonly desk: Desk; readonly chat: Chat; readonly name: string }

const OnePlatform = ({ desk, chat, name }: Props) => (
  <section aria-label={`Trouble on ${name}`}>
    <h2>{name}</h2>
    {TROUBLES.map(({ label, hint, trouble }) => (
      <button key={label} type="button" title={hint} onClick={() => void desk.cause(chat.platform, trouble)}>
        {label}
        <small>{hint}</small>
      </button>
    ))}
    {/* Slack has no such setting. */}
    {chat.platform === 'discord' && <DirectMessages chat={chat} />}
    <Armed desk={desk} chat={chat} name={name} />
  </section>
)

function DirectMessages({ chat }: { chat: Chat }) {
  const me = chat.people.value.find(({ handle }) => handle === chat.person.value)
  if (!me) return null
  const close = (to: 'everybody' | 'nobody') => void chat.act({ kind: 'closes_direct_messages', to })
  return (
    <p class="pair">
      <span>{me.name}’s direct messages</span>
      <button
        type="button"
        aria-label={`Close ${me.name}’s direct messages`}
        onClick={() => close('everybody')}
      >
        Close
      </button>
      <button type="button" aria-label={`Open ${me.name}’s direct messages`} onClick={() => close('nobody')}>
        Open
      </button>
    </p>
  )
}

const Armed = ({ desk, chat, name }: Props) => (
  <>
    <ul class="armed" aria-label={`Waiting to happen on ${name}`}>
      {chat.armed.value.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
    {chat.armed.value.length > 0 && (
      <button type="button" class="clear" onClick={() => void desk.cause(chat.platform, { kind: 'clear' })}>
        Call it off on {name}
      </button>
    )}
  </>
)
