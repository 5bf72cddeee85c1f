import type { Chat } from '../chat.ts'

/** What the platform itself has to say: a command that failed, something one may not do here. */
export const Toasts = ({ chat }: { chat: Chat }) => (
  <div class="toasts" role="status" aria-live="polite">
    {chat.complaints.value.map((sentence) => (
      <p key={sentence} class="toast">
        <span>{sentence}</span>
        <button type="button" class="icon" aria-label="Close this notice" onClick={() => chat.hush(sentence)}>
          ✕
        </button>
      </p>
    ))}
  </div>
)
