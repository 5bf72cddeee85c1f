/** Characters that one piece of text may keep, first try to last. */
const TRIES = [1000, 400, 150, 60, 20]

/** Renders with ever shorter pieces of text until the whole keeps to the limits. Throws when nothing helps. */
export function fit<T>(render: (most: number) => T, fits: (rendered: T) => boolean): T {
  for (const most of TRIES) {
    const rendered = render(most)
    if (fits(rendered)) return rendered
  }
  throw new Error('a view is too long for Discord')
}
