import { z } from 'zod'

const uuid = z.uuid()

/** Whatever is none is known to nobody, and need not be asked for. */
export const isUuid = (text: string): boolean => uuid.safeParse(text).success
