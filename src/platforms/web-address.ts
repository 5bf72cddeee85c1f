/** Where a link leads, percent-encoded. Throws, without quoting it, for anything but http and https. */
export function webAddress({ href, protocol }: URL): string {
  if (!/^https?:$/.test(protocol)) throw new Error(`a link may not lead to ${protocol}`)
  return href
}
