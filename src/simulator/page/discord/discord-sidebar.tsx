import type { ScreenChannel } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { Avatar } from '../parts/avatar.tsx'

/** The servers on the left, then what is in the one that is open: its channels, or one's direct messages. */
export function DiscordSidebar({ chat }: { chat: Chat }) {
  const channels = chat.screen.value?.channels ?? []
  const direct = channels.filter(({ kind }) => kind === 'direct')
  const guild = channels.filter(({ kind }) => kind !== 'direct')
  const isDirect = chat.channel.value?.kind === 'direct'
  return (
    <>
      <nav class="rail" aria-label="Discord servers">
        <HomeButton chat={chat} direct={direct} isOpen={isDirect} />
        {direct
          .filter(({ unread }) => unread > 0)
          .map((channel) => (
            <RailDirect key={channel.id} chat={chat} channel={channel} />
          ))}
        <hr />
        <GuildButton chat={chat} guild={guild} isOpen={!isDirect} />
      </nav>
      <nav class="sidebar" aria-label="Discord channels">
        <h2>{isDirect ? 'Direct Messages' : chat.title.value}</h2>
        {!isDirect && <h3>Text channels</h3>}
        <ul>
          {(isDirect ? direct : guild).map((channel) => (
            <Line key={channel.id} chat={chat} channel={channel} />
          ))}
        </ul>
        <Me chat={chat} />
      </nav>
    </>
  )
}

type RailProps = { readonly chat: Chat; readonly isOpen: boolean }

const HomeButton = ({ chat, direct, isOpen }: RailProps & { direct: readonly ScreenChannel[] }) => (
  <button
    type="button"
    class="rail-item home"
    aria-label="Direct Messages"
    aria-pressed={isOpen}
    onClick={() => {
      const first = direct[0]
      if (first) chat.goTo(first.id)
      else void chat.goToDirect('usher')
    }}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 5h16v11H9l-5 4z" fill="currentColor" />
    </svg>
  </button>
)

const RailDirect = ({ chat, channel }: { chat: Chat; channel: ScreenChannel }) => (
  <button
    type="button"
    class="rail-item person"
    aria-label={`${channel.name}, ${channel.unread} unread`}
    onClick={() => chat.goTo(channel.id)}
  >
    <Face chat={chat} channel={channel} />
    <span class="count" aria-hidden="true">
      {channel.unread}
    </span>
  </button>
)

const GuildButton = ({ chat, guild, isOpen }: RailProps & { guild: readonly ScreenChannel[] }) => (
  <button
    type="button"
    class={guild.some(({ unread }) => unread > 0) ? 'rail-item guild unread' : 'rail-item guild'}
    aria-label={chat.title.value}
    aria-pressed={isOpen}
    onClick={() => guild[0] && chat.goTo(guild[0].id)}
  >
    {chat.title.value.slice(0, 1)}
  </button>
)

function Face({ chat, channel }: { chat: Chat; channel: ScreenChannel }) {
  const person = chat.people.value.find(({ handle }) => handle === channel.with)
  return <Avatar name={channel.name} handle={channel.with ?? ''} color={person?.color ?? '#f5a623'} small />
}

const Line = ({ chat, channel }: { chat: Chat; channel: ScreenChannel }) => (
  <li>
    <button
      type="button"
      class={channel.unread > 0 ? 'place unread' : 'place'}
      aria-current={chat.channel.value?.id === channel.id ? 'page' : undefined}
      onClick={() => chat.goTo(channel.id)}
    >
      {channel.kind === 'direct' && <Face chat={chat} channel={channel} />}
      {channel.kind === 'public' && <span class="sign">#</span>}
      {channel.kind === 'private' && <span class="sign lock" role="img" aria-label="private" />}
      <span class="place-name" dir="auto">
        {channel.name}
      </span>
    </button>
  </li>
)

function Me({ chat }: { chat: Chat }) {
  const me = chat.people.value.find(({ handle }) => handle === chat.person.value)
  if (!me) return null
  return (
    <p class="me">
      <Avatar {...me} small />
      <span dir="auto">{me.name}</span>
    </p>
  )
}
