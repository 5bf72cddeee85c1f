import type { ScreenForm } from '../../twin.ts'
import { KINDS, parseMessage } from './components.ts'
import { Markdown, type Reading } from './markdown-view.tsx'

/** The texts between the fields of a modal. */
export const DiscordFormWords = ({ form, reading }: { form: ScreenForm; reading: Reading }) => (
  <>
    {parseMessage(form.vendor, form.text).components.map((component, index) =>
      component.type === KINDS.TEXT_DISPLAY ? (
        <Markdown key={index} text={component.content} reading={reading} />
      ) : null,
    )}
  </>
)
