import type { PlatformName } from '../dsl/story.ts'
import type { Answer } from './answer.ts'

/** Sends what no client would send, in the same words for each platform. Who does it goes by their handle. */
export type Forger = {
  readonly platform: PlatformName
  press(by: string, button: Button, where?: Where): Promise<Answer>
  command(by: string, command: Command, where?: Where): Promise<Answer>
  submit(by: string, form: FilledForm, where?: Where): Promise<Answer>
  suggest(by: string, search: Search, where?: Where): Promise<Answer>
}

export type Button = { readonly name: string; readonly subject: string }

/** `@bob` in `who` is somebody picked; anything else is text as it is. */
export type Command = { readonly name: string; readonly options?: Readonly<Record<string, string>> }

export type FilledForm = Button & {
  readonly fields: Readonly<Record<string, string>>
  /** By field: on Slack the id that is said to be the file's, on Discord the address where it is said to lie. */
  readonly files?: Readonly<Record<string, string>>
}

/** `of` is the command whose option is typed into. */
export type Search = { readonly of: string; readonly name: string; readonly query: string }

export type Where = {
  /** The name of a channel, `direct` for the one with the bot, or an id. The admin channel unless said otherwise. */
  readonly in?: string
  /** What the payload says instead, in the platform's words. */
  readonly claims?: Readonly<Record<string, unknown>>
}

/** Less than the twins wait, because here nobody is ever slow. */
export const PATIENCE_MS = 1500
