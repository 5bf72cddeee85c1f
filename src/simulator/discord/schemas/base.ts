import { z } from 'zod'
import { blame } from '../form-errors.ts'

export const snowflake = z.string().regex(/^\d{15,20}$/)

/** A component's number in its message; the twin gives the next free one where the bot gave none. */
export const componentId = z.int().min(0).max(2_147_483_647).optional()

export const customId = z.string().min(1).max(100)

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

/** A picture on the web. The twin takes no uploads, so a reference to one finds nothing. */
export const media = z
  .object({
    url: z
      .string()
      .min(1)
      .max(2048)
      .regex(/^(https?|attachment):\/\/\S+$/),
  })
  .superRefine(({ url }, context) => {
    if (url.startsWith('attachment:')) blame(context, UPLOAD_NOT_FOUND)
  })
  .transform(({ url }) => ({ url, proxy_url: url, id: '0' }))

/** Files are shown only from uploads. */
export const attachment = media.refine(() => false, { params: { code: 'INVALID_ATTACHMENT_URL' } })

const UPLOAD_NOT_FOUND = {
  path: ['url'],
  code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  message: 'The referenced attachment was not found in the uploaded files',
}
