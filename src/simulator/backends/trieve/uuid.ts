import { bad } from './refusal.ts'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export const isUuid = (text: string): boolean => UUID.test(text)

export function readUuid(text: string | undefined): string {
  if (text === undefined || !isUuid(text)) throw bad('Invalid UUID')
  return text.toLowerCase()
}
