import { z } from 'zod'

const settings = z.object({
  project: z.uuid().toLowerCase(),
  apiKey: z.string().min(1),
  apiUrl: z.url().transform((text) => new URL(text)),
})

export const readSettings = (given: Readonly<Record<string, string>>): z.infer<typeof settings> =>
  settings.parse(given)
