import type { Fact, Text, Tone } from './view.ts'

/** What a browser shows, in no markup: words as in a chat, and what can be pressed below them. */
export type Page = {
  readonly tone: Tone
  readonly title: Text
  readonly lines: readonly Text[]
  /** Short labelled values. */
  readonly facts?: readonly Fact[]
  /** What one should read before pressing anything. */
  readonly warning?: Text
  readonly actions?: readonly PageAction[]
}

export type PageAction = {
  readonly label: string
  readonly look: 'primary' | 'plain'
  readonly act: PageAct
}

export type PageAct =
  /** Goes and proves who they are; `isAnew` with another account than before. */
  | { readonly kind: 'begin'; readonly way: string; readonly isAnew: boolean }
  | { readonly kind: 'confirm' }
  /** Answers the invitation that the page shows. */
  | { readonly kind: 'accept' | 'decline' }
  /** Has the link again that is over. */
  | { readonly kind: 'renew' }
  /** Back to the page that the link leads to. */
  | { readonly kind: 'open' }
  | { readonly kind: 'leave'; readonly url: URL }
