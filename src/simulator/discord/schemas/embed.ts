import { z } from 'zod'
import { blame } from '../form-errors.ts'
import { httpUrl } from './base.ts'

const picture = z.object({ url: z.string().min(1).max(2048) })

/** Source: https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
export const embed = z
  .object({
    title: z.string().max(256).nullish(),
    description: z.string().max(4096).nullish(),
    url: httpUrl(2048).nullish(),
    timestamp: z.string().nullish(),
    color: z.int().min(0).max(0xffffff).nullish(),
    footer: z.object({ text: z.string().min(1).max(2048), icon_url: z.string().nullish() }).nullish(),
    image: picture.nullish(),
    thumbnail: picture.nullish(),
    author: z
      .object({ name: z.string().min(1).max(256), url: z.string().nullish(), icon_url: z.string().nullish() })
      .nullish(),
    fields: z
      .array(
        z.object({
          name: z.string().min(1).max(256),
          value: z.string().min(1).max(1024),
          inline: z.boolean().default(false),
        }),
      )
      .max(25)
      .nullish(),
  })
  .superRefine((it, context) => {
    if (embedLength(it) > 0 || it.image || it.thumbnail) return
    blame(context, { path: ['description'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' })
  })

export type Embed = z.output<typeof embed>

/** Counts towards the 6,000 characters over all embeds of a message. */
export function embedLength({ title, description, footer, author, fields }: Embed): number {
  const texts = [title, description, footer?.text, author?.name]
  const named = (fields ?? []).flatMap(({ name, value }) => [name, value])
  return [...texts, ...named].reduce((sum, text) => sum + (text?.length ?? 0), 0)
}
