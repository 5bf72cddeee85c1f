const NUMBER = new Intl.NumberFormat('en-GB')

/** "1,000". */
export const figure = (value: number): string => NUMBER.format(value)

/** "1 line", "1,000 lines". */
export const figures = (value: number, one: string, many = `${one}s`): string =>
  `${figure(value)} ${value === 1 ? one : many}`

export const people = (value: number): string => figures(value, 'person', 'people')
