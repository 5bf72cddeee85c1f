import { z } from 'zod'

/** What a modal carries along unseen: Slack gives it back as it was written, and no client can change it. */
export type Carried = {
  /** What it is about; empty for nothing. */
  readonly subject: string
  /** Where it was opened, which Slack itself does not tell; empty where that was no channel. */
  readonly channel: string
}

const carried = z.object({ subject: z.string().default(''), channel: z.string().default('') })

/** The `private_metadata` of a modal, https://docs.slack.dev/reference/views/modal-views. Empty where nothing is carried. */
export function writeCarried({ subject, channel }: Carried): string {
  if (!subject && !channel) return ''
  return JSON.stringify({ ...(subject && { subject }), ...(channel && { channel }) })
}

/** What is not of the form that {@link writeCarried} writes is a subject alone. */
export const readCarried = (text: string): Carried =>
  carried.safeParse(parsed(text)).data ?? { subject: text, channel: '' }

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
