import type { Lane } from '../pace.ts'

/**
 * Characters, unless said otherwise. Sources: https://docs.discord.com/developers/components/reference,
 * …/resources/message and …/interactions/application-commands.
 */
export const LIMITS = {
  content: 2000,
  embedDescription: 4096,
  buttonsPerRow: 5,
  buttonLabel: 80,
  customId: 100,
  /** Components V2, nested ones counted. */
  components: 40,
  /** Components V2, over all texts: https://discordjs.guide/popular-topics/display-components */
  componentsText: 4000,
  /** Also of an autocomplete answer. */
  options: 25,
  optionText: 100,
  modalTitle: 45,
  modalFields: 5,
  label: 45,
  labelDescription: 100,
  textInput: 4000,
  nonce: 25,
  /** What may be typed into a command's option. */
  commandText: 6000,
} as const

/**
 * How fast direct messages are opened. Nothing is published but that bots which open many of them too quickly are kept
 * from it, or taken for spammers: https://docs.discord.com/developers/resources/user#create-dm. A few dozen at once were
 * refused (https://github.com/DasWolke/SnowTransfer/issues/43), and bots were stopped after 25 to 40 that they opened as
 * fast as they could (https://github.com/discord-php/DiscordPHP/issues/467).
 */
export const OPENING = {
  /** As fast as anything may be done at all: what matters is that all wait where Discord says that it was too fast. */
  any: { name: 'open direct messages', perMinute: 3000, burst: 50 },
  /** Those of very many. */
  crowd: { name: 'open direct messages to a crowd', perMinute: 20, burst: 10 },
} as const satisfies Record<string, Lane>

/**
 * How fast those of very many are looked up. Discord says only in its headers how often it may be done, and its library
 * keeps to that: this leaves some of it to whoever is being waited for.
 */
export const CROWD_LOOK_UPS: Lane = { name: 'look up a crowd', perMinute: 40, burst: 10 }
