import type { ComponentChildren } from 'preact'
import type { ScreenChannel } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { Avatar } from '../parts/avatar.tsx'

export function SlackSidebar({ chat }: { chat: Chat }) {
  const channels = chat.screen.value?.channels ?? []
  const direct = channels.filter(({ kind }) => kind === 'direct')
  return (
    <nav class="sidebar" aria-label="Slack channels">
      <h2>{chat.title.value}</h2>
      <Group title="Channels">
        {channels
          .filter(({ kind }) => kind !== 'direct')
          .map((channel) => (
            <Line key={channel.id} chat={chat} channel={channel} />
          ))}
      </Group>
      <Group title="Direct messages">
        {direct
          .filter((channel) => !isApp(channel))
          .map((channel) => (
            <Line key={channel.id} chat={chat} channel={channel} />
          ))}
      </Group>
      <Group title="Apps">
        <AppLine chat={chat} channel={direct.find(isApp)} />
      </Group>
    </nav>
  )
}

const isApp = (channel: ScreenChannel): boolean => channel.with === 'usher'

const Group = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section aria-label={title}>
    <h3>{title}</h3>
    <ul>{children}</ul>
  </section>
)

function Line({ chat, channel }: { chat: Chat; channel: ScreenChannel }) {
  return (
    <li>
      <button
        type="button"
        class={channel.unread > 0 ? 'place unread' : 'place'}
        aria-current={chat.channel.value?.id === channel.id ? 'page' : undefined}
        onClick={() => chat.goTo(channel.id)}
      >
        <Sign chat={chat} channel={channel} />
        <span class="place-name" dir="auto">
          {channel.name}
        </span>
        {channel.unread > 0 && (
          <span class="count" role="img" aria-label={`${channel.unread} unread`}>
            {channel.unread}
          </span>
        )}
      </button>
    </li>
  )
}

function Sign({ chat, channel }: { chat: Chat; channel: ScreenChannel }) {
  if (channel.kind === 'private') return <span class="sign lock" role="img" aria-label="private" />
  if (channel.kind === 'public') return <span class="sign">#</span>
  const person = chat.people.value.find(({ handle }) => handle === channel.with)
  return <Avatar name={channel.name} handle={channel.with ?? ''} color={person?.color ?? '#f5a623'} small />
}

/** The app is in the list before anybody wrote. */
function AppLine({ chat, channel }: { chat: Chat; channel: ScreenChannel | undefined }) {
  if (channel) return <Line chat={chat} channel={channel} />
  return (
    <li>
      <button type="button" class="place" onClick={() => void chat.goToDirect('usher')}>
        <Avatar name="Usher" handle="usher" color="#f5a623" small />
        <span class="place-name">Usher</span>
      </button>
    </li>
  )
}
