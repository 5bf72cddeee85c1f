/** An object of Discord's, in its own words. */
export type Payload = Readonly<Record<string, unknown>>
