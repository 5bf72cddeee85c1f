import type { Lane } from '../pace.ts'

/**
 * What Slack takes, in UTF-16 characters unless said otherwise.
 * Sources: https://docs.slack.dev/reference/block-kit/blocks, https://docs.slack.dev/reference/block-kit/block-elements,
 * https://docs.slack.dev/reference/block-kit/composition-objects, https://docs.slack.dev/surfaces/modals
 */
export const LIMITS = {
  /** Blocks per message. */
  blocks: 50,
  /** Rich text names no limit of its own; this is a section's. */
  paragraph: 3000,
  title: 250,
  /** Slack names none. */
  linkLabel: 250,
  contextText: 2000,
  /** Per context block. */
  contextElements: 10,
  /** Elements per actions block. */
  actions: 25,
  buttonText: 75,
  buttonValue: 2000,
  spokenLabel: 75,
  identifier: 255,
  option: 75,
  /** Options per select, and per answer to an external select. */
  options: 100,
  modalTitle: 24,
  /** What a form is about: the most of a modal's private metadata, which is 3000. */
  subject: 2900,
  inputLabel: 2000,
  inputHint: 2000,
  inputText: 3000,
  /** A field's error shares the label's limit; Slack names none. */
  fieldProblem: 2000,
  /** The text beside the blocks; chat.update refuses more: https://docs.slack.dev/reference/methods/chat.update */
  messageText: 4000,
} as const

/** Limits of the app manifest. Source: https://docs.slack.dev/reference/app-manifest */
export const MANIFEST_LIMITS = {
  name: 35,
  description: 140,
  botName: 80,
  command: 32,
  commandDescription: 2000,
  usageHint: 1000,
  /** Shortcuts per app. */
  shortcuts: 10,
  shortcutName: 24,
  shortcutDescription: 150,
} as const

/**
 * How fast the app may call in its workspace; each method is counted by itself. The floor of every tier, or less than
 * "several hundred messages a minute", and whatever Slack takes at once. Source: https://docs.slack.dev/apis/web-api/rate-limits
 */
export const LANES = {
  post: { name: 'chat.postMessage', perMinute: 300, burst: 100 },
  update: { name: 'chat.update', perMinute: 50, burst: 50 },
  open: { name: 'conversations.open', perMinute: 50, burst: 50 },
  history: { name: 'conversations.history', perMinute: 50, burst: 50 },
  person: { name: 'users.info', perMinute: 100, burst: 100 },
  address: { name: 'users.lookupByEmail', perMinute: 50, burst: 50 },
  file: { name: 'files.info', perMinute: 100, burst: 100 },
  upload: { name: 'files.getUploadURLExternal', perMinute: 100, burst: 100 },
  share: { name: 'files.completeUploadExternal', perMinute: 100, burst: 100 },
} as const satisfies Readonly<Record<string, Lane>>

/** One message a second in each conversation, with patience for a short burst. */
export const laneOf = (conversation: string): Lane => ({
  name: `chat.postMessage ${conversation}`,
  perMinute: 60,
  burst: 5,
})
