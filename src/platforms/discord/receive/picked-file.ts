import type { Attachment } from 'discord.js'
import type { PickedFile } from '../../platform.ts'

/** Its address is signed and ends after a day, which is longer than anybody keeps it. */
export const pickedFile = ({ name, size, url }: Attachment): PickedFile => ({
  name,
  bytes: size,
  handle: url,
})
