import type { Screen, TwinPerson } from '../../twin.ts'

/** Turns ids in a text into what people read. */
export type Names = { person(id: string): string; channel(id: string): string }

export const createNames = (people: readonly TwinPerson[], screen: Screen | undefined): Names => ({
  person: (id) => people.find((one) => one.id === id)?.name ?? 'somebody',
  channel: (id) => screen?.channels.find((one) => one.id === id)?.name ?? 'a channel',
})
