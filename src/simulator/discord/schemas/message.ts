import { z } from 'zod'
import { blame } from '../form-errors.ts'
import { FLAG, hasFlag } from '../protocol.ts'
import { snowflake } from './base.ts'
import { messageComponent } from './components.ts'
import { embed, embedLength } from './embed.ts'
import { checkClassicLayout, checkReferences, checkUniqueIds, checkV2Layout } from './layout.ts'

const MOST_EMBED_TEXT = 6000

const mentionable = z.enum(['users', 'roles', 'everyone'])

const allowedMentions = z
  .object({
    parse: z.array(mentionable).optional(),
    users: z.array(snowflake).max(100).optional(),
    roles: z.array(snowflake).max(100).optional(),
    replied_user: z.boolean().optional(),
  })
  .superRefine(({ parse, users, roles }, context) => {
    if (parse?.includes('users') && users?.length) blame(context, exclusive('users'))
    if (parse?.includes('roles') && roles?.length) blame(context, exclusive('roles'))
  })

const exclusive = (kind: string) => ({
  path: [kind],
  code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
})

/** Of a new file by the number of its part, `files[n]`; of one that is in the message by its id. */
const attachmentRequest = z.object({
  id: z.union([z.string().regex(/^\d{1,20}$/), z.int().min(0)]).transform(String),
  filename: z.string().min(1).max(1024).nullish(),
  description: z.string().max(1024).nullish(),
  title: z.string().max(1024).nullish(),
})

export type AttachmentRequest = z.output<typeof attachmentRequest>

/** A message as a bot sends or edits it. Source: https://docs.discord.com/developers/resources/message#create-message */
export const messageBody = z.object({
  content: z.string().max(2000).nullish(),
  embeds: z.array(embed).max(10).nullish().superRefine(checkEmbedTotal),
  components: z.array(messageComponent).nullish(),
  flags: z.int().nullish(),
  nonce: z.union([z.string().max(25), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  tts: z.boolean().nullish(),
  allowed_mentions: allowedMentions.nullish(),
  attachments: z.array(attachmentRequest).max(10).nullish(),
})

export type MessageBody = z.output<typeof messageBody>

/** What a message consists of once it is whole: checked when it is made and again after every edit. */
export const wholeMessage = z
  .object({
    content: z.string(),
    embeds: z.array(embed),
    components: z.array(messageComponent),
    flags: z.int(),
    /** The names of what is attached. */
    files: z.array(z.string()),
  })
  .superRefine(({ content, embeds, components, flags, files }, context) => {
    checkUniqueIds(components, context)
    checkReferences({ components, files }, context)
    if (!hasFlag(flags, FLAG.componentsV2)) return checkClassicLayout(components, context)
    if (content) blame(context, legacyField('content'))
    if (embeds.length > 0) blame(context, legacyField('embeds'))
    checkV2Layout(components, context)
  })

const legacyField = (field: string) => ({
  path: [field],
  code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
})

function checkEmbedTotal(
  embeds: readonly z.output<typeof embed>[] | null | undefined,
  context: z.RefinementCtx,
): void {
  const total = (embeds ?? []).reduce((sum, one) => sum + embedLength(one), 0)
  if (total <= MOST_EMBED_TEXT) return
  blame(context, {
    path: [],
    code: 'MAX_EMBED_SIZE_EXCEEDED',
    message: `Embed size exceeds maximum size of ${MOST_EMBED_TEXT}`,
  })
}
