import { z } from 'zod'

export const snowflake = z.string().regex(/^\d{15,20}$/)

/** A component's number in its message; the twin gives the next free one where the bot gave none. */
export const componentId = z.int().min(0).max(2_147_483_647).optional()

export const customId = z.string().min(1).max(100)

/** Groups or endings. Source: https://docs.discord.com/developers/reference#file-type-filtering */
export const fileTypes = z
  .array(z.union([z.enum(['image', 'video', 'audio']), z.string().regex(/^\.[^\s.]+$/)]))
  .max(10)

export const emoji = z.object({
  id: snowflake.nullish(),
  name: z.string().max(100).nullish(),
  animated: z.boolean().optional(),
})

export const httpUrl = (max: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^(https?|discord):\/\/\S+$/)

/** A picture on the web, or one that came with the message. */
export const media = z
  .object({
    url: z
      .string()
      .min(1)
      .max(2048)
      .regex(/^(https?|attachment):\/\/\S+$/),
  })
  .transform(({ url }) => ({ url, proxy_url: url, id: '0' }))

/** Files are shown only from uploads. */
export const attachment = media.refine(({ url }) => url.startsWith('attachment:'), {
  params: { code: 'INVALID_ATTACHMENT_URL' },
})
