import { z } from 'zod'

export const snowflake = z.string().regex(/^\d{15,20}$/)

/** A component's number in its message; the twin gives the next free one where the bot gave none. */
export const componentId = z.int().min(0).max(2_147_483_647).optional()

export const customId = z.string().min(1).max(100)

export const emoji = z.object({
  id: snowflake.nullish(),
  name: z.string().max(100).nullish(),
  animated: z.boolean().optional(),
})

export const httpUrl = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^(https?|discord):\/\/\S+$/)

export const media = z.object({
  url: z
    .string()
    .min(1)
    .max(2048)
    .regex(/^(https?|attachment):\/\/\S+$/),
})
