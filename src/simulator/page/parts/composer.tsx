import { useId } from 'preact/hooks'
import type { ScreenChannel } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import type { Completion } from '../complete.ts'
import { GivenFile } from './given-file.tsx'
import { Listbox } from './listbox.tsx'
import type { Chooser } from './use-chooser.ts'
import { useComposer } from './use-composer.ts'

type Props = { readonly chat: Chat; readonly channel: ScreenChannel; readonly title: string }

/** Where one types. Enter sends, Shift+Enter makes a new line. */
export function Composer({ chat, channel, title }: Props) {
  const composer = useComposer(chat, channel.id)
  const id = useId()
  const { chooser, draft, given } = composer
  return (
    <div class="composer">
      {composer.completion && <Offer id={id} completion={composer.completion} chooser={chooser} />}
      {given.file && <GivenFile file={given.file} onRemove={given.remove} />}
      <input
        type="file"
        hidden
        ref={given.input}
        aria-label="File for this command"
        onChange={given.onPick}
      />
      <textarea
        ref={composer.box}
        rows={1}
        aria-label={`Message ${title}`}
        placeholder={`Message ${title}`}
        aria-autocomplete="list"
        aria-controls={composer.completion?.items.length ? id : undefined}
        aria-activedescendant={chooser.active >= 0 ? `${id}-${chooser.active}` : undefined}
        value={draft}
        onInput={(event) => composer.onInput(event.currentTarget.value)}
        onKeyDown={composer.onKeyDown}
        onKeyUp={composer.look}
        onClick={composer.look}
        onFocus={() => composer.focus(true)}
        onBlur={() => composer.focus(false)}
      />
      <button type="button" class="send" aria-label="Send" disabled={!draft.trim()} onClick={composer.send}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 3l14 7-14 7 2-7-2-7zm2.4 6.3h6v1.4h-6z" fill="currentColor" />
        </svg>
      </button>
    </div>
  )
}

type OfferProps = {
  readonly id: string
  readonly completion: Completion
  readonly chooser: Chooser
}

const Offer = ({ id, completion: { heading, items }, chooser }: OfferProps) => (
  <div class="completion">
    <p class="completion-heading">{heading}</p>
    {items.length > 0 && (
      <Listbox
        id={id}
        label={heading}
        choices={items.map(({ label, hint }) => ({ key: label + hint, label, hint }))}
        active={chooser.active}
        onPick={chooser.take}
        onMark={chooser.mark}
      />
    )}
  </div>
)
