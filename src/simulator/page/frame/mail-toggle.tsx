import type { Desk } from '../desk.ts'

/** Shows and hides the mail; says how many have come that nobody looked at. */
export function MailToggle({ desk: { mail } }: { desk: Desk }) {
  const unread = mail.unread.value
  return (
    <button type="button" aria-expanded={mail.isWindowOpen.value} onClick={() => mail.toggleWindow()}>
      Mail{' '}
      {unread > 0 && (
        <span class="count">
          {unread}
          <span class="unseen"> unread</span>
        </span>
      )}
    </button>
  )
}
