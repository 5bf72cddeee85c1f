const NUMBER = new Intl.NumberFormat('en-GB')

/** "1,000". */
export const number = (value: number): string => NUMBER.format(value)

/** "1 person", "1,000 people". */
export const people = (rows: number): string => `${number(rows)} ${rows === 1 ? 'person' : 'people'}`
