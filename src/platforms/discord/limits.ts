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
