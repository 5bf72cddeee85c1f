import type { ScreenChannel, ScreenMessage } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { Avatar } from '../parts/avatar.tsx'
import type { Pressing } from '../parts/control-view.tsx'
import { Menu } from '../parts/menu.tsx'
import { MessageFiles } from '../parts/message-files.tsx'
import type { MessageRow } from '../parts/message-rows.ts'
import { pressingIn } from '../parts/pressing.ts'
import { dayText, fullText, timeText } from '../text/dates.ts'
import { createNames } from '../text/names.ts'
import { BlockView } from './block-view.tsx'
import { parseBlocks } from './blocks.ts'

type Props = {
  readonly chat: Chat
  readonly channel: ScreenChannel
  readonly row: MessageRow
  readonly now: Date
}

export const SlackMessage = ({ chat, channel, row: { message, startsDay, startsGroup }, now }: Props) => (
  <>
    {startsDay && (
      <p class="day">
        <span>{dayText(message.sentAt, now)}</span>
      </p>
    )}
    <article
      class={classOf(message, startsGroup)}
      aria-label={`${message.author.name}, ${timeText(message.sentAt)}`}
    >
      {startsGroup ? <Avatar {...message.author} /> : <Time message={message} />}
      <div class="message-body">
        {message.isEphemeral && <p class="ephemeral-note">Only visible to you</p>}
        {startsGroup && <Author message={message} />}
        <MessageBlocks chat={chat} message={message} pressing={pressingIn(chat, channel, message)} />
        <MessageFiles chat={chat} files={message.files} />
      </div>
      <Menu label="More actions" icon="⋮" items={shortcutsOn(chat, channel, message)} class="message-menu" />
    </article>
  </>
)

const classOf = (message: ScreenMessage, startsGroup: boolean): string =>
  `message ${startsGroup ? '' : 'grouped'} ${message.isEphemeral ? 'ephemeral' : ''}`

const Author = ({ message }: { message: ScreenMessage }) => (
  <p class="author">
    <strong dir="auto">{message.author.name}</strong>
    {message.author.isBot && <span class="badge">APP</span>}
    <Time message={message} />
  </p>
)

const Time = ({ message: { sentAt } }: { message: ScreenMessage }) => (
  <time dateTime={sentAt.toISOString()} title={fullText(sentAt)}>
    {timeText(sentAt)}
  </time>
)

type BlocksProps = { readonly chat: Chat; readonly message: ScreenMessage; readonly pressing: Pressing }

export function MessageBlocks({ chat, message, pressing }: BlocksProps) {
  const names = createNames(chat.people.value, chat.screen.value)
  if (message.isWaiting) return <p class="waiting">{message.author.name} is thinking…</p>
  return (
    <div class="blocks" dir="auto">
      {parseBlocks(message.vendor, message.text).map((block, index) => (
        <BlockView key={index} block={block} names={names} pressing={pressing} />
      ))}
      {message.editedAt && !message.author.isBot && <small class="edited">(edited)</small>}
    </div>
  )
}

const shortcutsOn = (chat: Chat, channel: ScreenChannel, message: ScreenMessage) =>
  (chat.screen.value?.shortcuts ?? [])
    .filter(({ on }) => on === 'message')
    .map(({ id, name }) => ({
      key: id,
      label: name,
      pick: () => void chat.act({ kind: 'shortcut', id, channel: channel.id, message: message.id }),
    }))
