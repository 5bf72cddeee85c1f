const UNITS = ['KB', 'MB', 'GB']

/** Bytes as people write them: `812 bytes`, `2.4 KB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  const power = Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), UNITS.length)
  const count = Math.round((bytes / 1024 ** power) * 10) / 10
  return `${count} ${UNITS[power - 1]}`
}
