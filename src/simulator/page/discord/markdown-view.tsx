import type { Names } from '../text/names.ts'
import { RichText } from '../text/rich-text-view.tsx'
import { readMarkdown } from './markdown.ts'

/** What texts are read with: who is who, and what time it is for "in 7 days". */
export type Reading = { readonly names: Names; readonly now: Date }

export const Markdown = ({ text, reading }: { text: string; reading: Reading }) => (
  <div class="markdown" dir="auto">
    <RichText blocks={readMarkdown(text, reading.names, reading.now)} />
  </div>
)
