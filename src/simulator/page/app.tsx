import type { Desk } from './desk.ts'
import { DiscordChat } from './discord/discord-chat.tsx'
import { Frame } from './frame/frame.tsx'
import { MailWindow } from './mail/mail-window.tsx'
import { SlackChat } from './slack/slack-chat.tsx'
import { VendorWindow } from './vendor/vendor-window.tsx'

export function App({ desk }: { desk: Desk }) {
  const { slack, discord } = desk.chats
  const now = desk.clock.value.now
  const windows = [
    desk.home.isWindowOpen.value && <VendorWindow key="vendor" desk={desk} />,
    desk.mail.isWindowOpen.value && <MailWindow key="mail" desk={desk} />,
  ].filter(Boolean)
  const everybody = [...slack.people.value, ...discord.people.value]
  const nameOf = (handle: string) =>
    everybody.find((person) => person.handle === handle)?.name ?? 'This person'
  return (
    <div class="desk">
      <Frame desk={desk} />
      <main class={`chats ${windows.length > 0 ? 'beside-windows' : ''}`}>
        <SlackChat chat={slack} nameOf={nameOf} now={now} />
        <DiscordChat chat={discord} nameOf={nameOf} now={now} />
        {windows.length > 0 && <div class="windows">{windows}</div>}
      </main>
    </div>
  )
}
