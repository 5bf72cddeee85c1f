import type { FileUploadType } from 'discord.js'

/**
 * What Discord's client offers of somebody's files, by their endings; an older one offers all of them.
 * https://docs.discord.com/developers/reference#file-type-filtering
 */
export const fileTypes = (endings: readonly string[]): FileUploadType[] =>
  endings.map((ending): FileUploadType => `.${ending}`)
