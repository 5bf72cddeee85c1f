import type { Chat } from '../chat.ts'

const NAMES = { slack: 'Slack', discord: 'Discord' } as const

/** Instead of the chat: who is played is not on this platform. */
export const Away = ({ chat, name }: { chat: Chat; name: string }) => (
  <div class="away">
    <p>
      <strong>{name}</strong> is not on {NAMES[chat.platform]}.
    </p>
    <p>Choose somebody else above this chat, or play on in the other one.</p>
  </div>
)
