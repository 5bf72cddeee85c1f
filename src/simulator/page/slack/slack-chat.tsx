import type { ScreenChannel } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { Away } from '../parts/away.tsx'
import { Composer } from '../parts/composer.tsx'
import { FormView } from '../parts/form-view.tsx'
import { Menu } from '../parts/menu.tsx'
import { MessageLog } from '../parts/message-log.tsx'
import { messageRows } from '../parts/message-rows.ts'
import { QuestionView } from '../parts/question-view.tsx'
import { Toasts } from '../parts/toasts.tsx'
import { SlackFormWords } from './slack-form-words.tsx'
import { SlackHome, SlackTabs } from './slack-home.tsx'
import { SlackMessage } from './slack-message.tsx'
import { SlackSidebar } from './slack-sidebar.tsx'

type Props = { readonly chat: Chat; readonly nameOf: (handle: string) => string; readonly now: Date }

export const SlackChat = ({ chat, nameOf, now }: Props) => (
  <section class="chat slack" aria-label="Slack">
    {chat.screen.value && <SlackSidebar chat={chat} />}
    <div class="pane">
      {chat.isAway.value && <Away chat={chat} name={nameOf(chat.person.value)} />}
      {chat.channel.value && <Channel chat={chat} channel={chat.channel.value} now={now} />}
    </div>
    <Toasts chat={chat} />
    <FormView chat={chat} words={(form) => <SlackFormWords chat={chat} form={form} />} />
    <QuestionView chat={chat} />
  </section>
)

type ChannelProps = { readonly chat: Chat; readonly channel: ScreenChannel; readonly now: Date }

function Channel({ chat, channel, now }: ChannelProps) {
  const title = channel.kind === 'direct' ? channel.name : `#${channel.name}`
  const isHome = chat.isHome.value && channel.with === 'usher'
  return (
    <>
      <Header chat={chat} channel={channel} />
      {isHome ? (
        <SlackHome chat={chat} />
      ) : (
        <>
          <Messages chat={chat} channel={channel} now={now} />
          <div class="composer-row">
            <Menu label="Shortcuts" icon="+" items={shortcutsAnywhere(chat)} />
            <Composer key={channel.id} chat={chat} channel={channel} title={title} />
          </div>
        </>
      )}
    </>
  )
}

const Header = ({ chat, channel }: { chat: Chat; channel: ScreenChannel }) => (
  <header class="pane-header">
    <h2>
      {channel.kind === 'private' && <span class="sign lock" role="img" aria-label="private" />}
      {channel.kind === 'public' && <span class="sign">#</span>}
      <span dir="auto">{channel.name}</span>
    </h2>
    {channel.topic && <p class="topic">{channel.topic}</p>}
    {channel.kind !== 'direct' && <span class="headcount">{channel.members.length} members</span>}
    {channel.with === 'usher' && chat.screen.value?.hasHome && <SlackTabs chat={chat} />}
  </header>
)

const Messages = ({ chat, channel, now }: ChannelProps) => (
  <MessageLog label={`Messages in ${channel.name}`} seenKey={seenKey(channel)}>
    {messageRows(channel.messages).map((row) => (
      <SlackMessage key={row.message.id} chat={chat} channel={channel} row={row} now={now} />
    ))}
    {channel.messages.length === 0 && (
      <p class="nothing">Nothing here yet. Say hello, or type / for commands.</p>
    )}
  </MessageLog>
)

const seenKey = ({ id, messages }: ScreenChannel): string =>
  [id, messages.length, messages.at(-1)?.editedAt?.getTime(), messages.at(-1)?.isWaiting].join()

const shortcutsAnywhere = (chat: Chat) =>
  (chat.screen.value?.shortcuts ?? [])
    .filter(({ on }) => on === 'anywhere')
    .map(({ id, name }) => ({ key: id, label: name, pick: () => void chat.act({ kind: 'shortcut', id }) }))
