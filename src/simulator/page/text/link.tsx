import type { ComponentChildren } from 'preact'

type Props = { readonly url: string; readonly class?: string; readonly children: ComponentChildren }

/** Leads to a page or a mail, in a tab of its own; any other address is only shown. */
export const Link = ({ url, class: name = '', children }: Props) =>
  /^(?:https?|mailto):/i.test(url) ? (
    <a class={name} href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ) : (
    <span class={name}>{children}</span>
  )
