import type { ScreenChannel } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { Avatar } from '../parts/avatar.tsx'
import { Away } from '../parts/away.tsx'
import { Composer } from '../parts/composer.tsx'
import { FormView } from '../parts/form-view.tsx'
import { MessageLog } from '../parts/message-log.tsx'
import { messageRows } from '../parts/message-rows.ts'
import { QuestionView } from '../parts/question-view.tsx'
import { Toasts } from '../parts/toasts.tsx'
import { createNames } from '../text/names.ts'
import { DiscordFormWords } from './discord-form-words.tsx'
import { DiscordMessage } from './discord-message.tsx'
import { DiscordSidebar } from './discord-sidebar.tsx'
import type { Reading } from './markdown-view.tsx'

type Props = { readonly chat: Chat; readonly nameOf: (handle: string) => string; readonly now: Date }

export const DiscordChat = ({ chat, nameOf, now }: Props) => (
  <section class="chat discord" aria-label="Discord">
    {chat.screen.value && <DiscordSidebar chat={chat} />}
    <div class="pane">
      {chat.isAway.value && <Away chat={chat} name={nameOf(chat.person.value)} />}
      {chat.channel.value && <Channel chat={chat} channel={chat.channel.value} now={now} />}
    </div>
    <Toasts chat={chat} />
    <FormView chat={chat} words={(form) => <DiscordFormWords form={form} reading={readingOf(chat, now)} />} />
    <QuestionView chat={chat} />
  </section>
)

const readingOf = (chat: Chat, now: Date): Reading => ({
  names: createNames(chat.people.value, chat.screen.value),
  now,
})

type ChannelProps = { readonly chat: Chat; readonly channel: ScreenChannel; readonly now: Date }

const Channel = ({ chat, channel, now }: ChannelProps) => (
  <>
    <header class="pane-header">
      <h2>
        {channel.kind === 'private' && <span class="sign lock" role="img" aria-label="private" />}
        <span class="sign">{channel.kind === 'direct' ? '@' : '#'}</span>
        <span dir="auto">{channel.name}</span>
      </h2>
      {channel.topic && <p class="topic">{channel.topic}</p>}
    </header>
    <Messages chat={chat} channel={channel} now={now} />
    <div class="composer-row">
      <Composer
        key={channel.id}
        chat={chat}
        channel={channel}
        title={channel.kind === 'direct' ? `@${channel.name}` : `#${channel.name}`}
      />
    </div>
  </>
)

function Messages({ chat, channel, now }: ChannelProps) {
  const shown = channel.messages.filter(({ id }) => !chat.dismissed.value.has(id))
  const key = [channel.id, shown.length, shown.at(-1)?.editedAt?.getTime(), shown.at(-1)?.isWaiting].join()
  return (
    <MessageLog label={`Messages in ${channel.name}`} seenKey={key}>
      <Beginning channel={channel} />
      {messageRows(shown).map((row) => (
        <DiscordMessage key={row.message.id} chat={chat} channel={channel} row={row} now={now} />
      ))}
    </MessageLog>
  )
}

const Beginning = ({ channel }: { channel: ScreenChannel }) =>
  channel.kind === 'direct' ? (
    <div class="beginning">
      <Avatar name={channel.name} handle={channel.with ?? ''} color="#f5a623" />
      <h3>{channel.name}</h3>
      <p>This is the beginning of your direct message history with {channel.name}.</p>
    </div>
  ) : (
    <div class="beginning">
      <h3>Welcome to #{channel.name}!</h3>
      <p>This is the start of the #{channel.name} channel.</p>
    </div>
  )
