import type { ScreenChannel, ScreenMessage } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { Avatar } from '../parts/avatar.tsx'
import { Menu } from '../parts/menu.tsx'
import { MessageFiles } from '../parts/message-files.tsx'
import type { MessageRow } from '../parts/message-rows.ts'
import { pressingIn } from '../parts/pressing.ts'
import { dayText, fullText, timeText } from '../text/dates.ts'
import { createNames } from '../text/names.ts'
import { ComponentView } from './component-view.tsx'
import { type MessageParts, parseMessage } from './components.ts'
import { EmbedView } from './embed-view.tsx'
import { Markdown } from './markdown-view.tsx'

type Props = {
  readonly chat: Chat
  readonly channel: ScreenChannel
  readonly row: MessageRow
  readonly now: Date
}

export function DiscordMessage({ chat, channel, row: { message, startsDay, startsGroup }, now }: Props) {
  const parts = parseMessage(message.vendor, message.text)
  const isFirst = startsGroup || parts.used !== undefined
  return (
    <>
      {startsDay && (
        <p class="day">
          <span>{dayText(message.sentAt, now)}</span>
        </p>
      )}
      <article
        class={`message ${isFirst ? '' : 'grouped'} ${message.isEphemeral ? 'ephemeral' : ''}`}
        aria-label={`${message.author.name}, ${timeText(message.sentAt)}`}
      >
        {isFirst ? (
          <Avatar {...message.author} />
        ) : (
          <Time at={message.sentAt} text={timeText(message.sentAt)} />
        )}
        <div class="message-body">
          {parts.used && <Used chat={chat} used={parts.used} />}
          {isFirst && <Author message={message} now={now} />}
          {message.isWaiting ? (
            <Thinking name={message.author.name} />
          ) : (
            <Content chat={chat} channel={channel} message={message} parts={parts} now={now} />
          )}
          {message.isEphemeral && <OnlyYou chat={chat} message={message} />}
        </div>
        <Menu label="More" icon="⋯" items={appsOn(chat, channel, message)} class="message-menu" />
      </article>
    </>
  )
}

function Used({ chat, used: { command, by } }: { chat: Chat; used: NonNullable<MessageParts['used']> }) {
  const name = createNames(chat.people.value, chat.screen.value).person(by)
  return (
    <p class="used">
      <span dir="auto">{name}</span> used <span class="mention">/{command}</span>
    </p>
  )
}

const Author = ({ message: { author, sentAt }, now }: { message: ScreenMessage; now: Date }) => (
  <p class="author">
    <strong dir="auto">{author.name}</strong>
    {author.isBot && <span class="badge">APP</span>}
    <Time at={sentAt} text={`${dayText(sentAt, now)} at ${timeText(sentAt)}`} />
  </p>
)

const Time = ({ at, text }: { at: Date; text: string }) => (
  <time dateTime={at.toISOString()} title={fullText(at)}>
    {text}
  </time>
)

const Thinking = ({ name }: { name: string }) => (
  <p class="waiting">
    <span class="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
    {name} is thinking…
  </p>
)

type ContentProps = Omit<Props, 'row'> & { readonly message: ScreenMessage; readonly parts: MessageParts }

function Content({ chat, channel, message, parts, now }: ContentProps) {
  const reading = { names: createNames(chat.people.value, chat.screen.value), now }
  const pressing = pressingIn(chat, channel, message)
  const { content, embeds, components } = parts
  return (
    <>
      {content && <Markdown text={content} reading={reading} />}
      <MessageFiles chat={chat} files={message.files} />
      {embeds.map((embed, index) => (
        <EmbedView key={index} embed={embed} reading={reading} />
      ))}
      {components.map((component, index) => (
        <ComponentView key={index} component={component} reading={reading} pressing={pressing} />
      ))}
      {message.editedAt && <small class="edited">(edited)</small>}
    </>
  )
}

const OnlyYou = ({ chat, message }: { chat: Chat; message: ScreenMessage }) => (
  <p class="ephemeral-note">
    Only you can see this ·{' '}
    <button
      type="button"
      class="as-link"
      onClick={() => {
        chat.dismissed.value = new Set([...chat.dismissed.value, message.id])
      }}
    >
      Dismiss message
    </button>
  </p>
)

function appsOn(chat: Chat, channel: ScreenChannel, message: ScreenMessage) {
  const shortcuts = chat.screen.value?.shortcuts ?? []
  const onMessage = shortcuts
    .filter(({ on }) => on === 'message')
    .map(({ id, name }) => ({
      key: id,
      label: name,
      pick: () => void chat.act({ kind: 'shortcut', id, channel: channel.id, message: message.id }),
    }))
  const onAuthor = shortcuts
    .filter(({ on }) => on === 'person')
    .map(({ id, name }) => ({
      key: id,
      label: `${name}: ${message.author.name}`,
      pick: () => void chat.act({ kind: 'shortcut', id, channel: channel.id, person: message.author.handle }),
    }))
  return [...onMessage, ...onAuthor]
}
