import type { Logger } from 'pino'
import type { CommandTable } from '../../domain/command.ts'

export type SlackOptions = {
  /** `xoxb-…` of one workspace. */
  readonly botToken: string
  /** `https://slack.com/api/`, or another server with the same protocol. */
  readonly apiUrl: URL
  readonly commands: CommandTable
  readonly now: () => Date
  readonly log: Logger
} & (
  | { readonly mode: 'socket' /** `xapp-…` */; readonly appToken: string; readonly signingSecret?: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly appToken?: string }
)
