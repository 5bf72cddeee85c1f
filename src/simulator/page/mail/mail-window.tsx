import { useId } from 'preact/hooks'
import type { ReadMail } from '../../mailbox/inboxes.ts'
import type { Desk } from '../desk.ts'
import { longText } from '../text/dates.ts'
import { type Notation, readBlocks } from '../text/rich-text.ts'
import { RichText } from '../text/rich-text-view.tsx'

/** What was mailed to who is on screen. */
export function MailWindow({ desk: { mail } }: { desk: Desk }) {
  const mails = mail.mails.value
  return (
    <section class="vendor" aria-label="Mail">
      <header>
        <h2>Mail</h2>
        <p>To the people on screen, and to addresses of nobody here</p>
      </header>
      <div class="vendor-body mails" tabIndex={0} role="group" aria-label="Mails">
        {mails.length === 0 && <p class="none">No mail yet</p>}
        {mails.map((one) => (
          <Letter key={one.id} mail={one} />
        ))}
      </div>
    </section>
  )
}

function Letter({ mail: { name, to, from, subject, text, at } }: { mail: ReadMail }) {
  const id = useId()
  return (
    <article aria-labelledby={id}>
      <h3 id={id}>{subject}</h3>
      <p class="about">
        <span>
          To {name === to ? to : `${name}, ${to}`}
          <br />
          From {from}
        </span>
        <time dateTime={at.toISOString()}>{longText(at)}</time>
      </p>
      <RichText blocks={readBlocks(text, PLAIN)} />
    </article>
  )
}

/** Nothing but addresses of pages, without the full stop behind them. */
const PLAIN: Notation = {
  fence: /(?!)/,
  lines: [],
  rules: [
    {
      pattern: /https?:\/\/[^\s<>]*[^\s<>.,;:!?)]/y,
      make: ([url]) => ({ kind: 'link', url, inner: [{ kind: 'text', text: url }] }),
    },
  ],
}
