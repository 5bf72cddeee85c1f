import type { Chat } from '../chat.ts'
import { pressingInHome } from '../parts/pressing.ts'
import { MessageBlocks } from './slack-message.tsx'

/** An app has two tabs in Slack: what it keeps for you, and what it wrote to you. */
export function SlackTabs({ chat }: { chat: Chat }) {
  const openHome = () => {
    chat.isHome.value = true
    void chat.act({ kind: 'opens_home' })
  }
  const openMessages = () => {
    chat.isHome.value = false
  }
  return (
    <div class="tabs" role="tablist">
      <button type="button" role="tab" aria-selected={chat.isHome.value} onClick={openHome}>
        Home
      </button>
      <button type="button" role="tab" aria-selected={!chat.isHome.value} onClick={openMessages}>
        Messages
      </button>
    </div>
  )
}

export function SlackHome({ chat }: { chat: Chat }) {
  const home = chat.screen.value?.home
  return (
    <div class="log home">
      {home ? (
        <MessageBlocks chat={chat} message={home} pressing={pressingInHome(chat, home)} />
      ) : (
        <p class="nothing">This app has not put anything here.</p>
      )}
    </div>
  )
}
