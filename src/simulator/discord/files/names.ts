/** What Discord makes of a file's name, much as Flask's `secure_filename` does. Source: https://github.com/discord/discord-api-docs/issues/7754 */
export function cleanName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^ -~]/gu, '')
    .replace(/[/\\]/gu, ' ')
  const joined = plain
    .trim()
    .replace(/\s+/gu, '_')
    .replace(/[^\w.-]/gu, '')
  const named = joined.replace(/^\.+(?=\w+$)/u, 'unknown.')
  return named.replace(/^[._]+|[._]+$/gu, '') || 'unknown'
}

/** The name as it was given, without its ending; told only where it had to be changed. */
export const titleOf = (name: string): string | undefined =>
  cleanName(name) === name ? undefined : parts(name).stem

function parts(name: string): { readonly stem: string; readonly ending: string } {
  const ending = /\.[A-Za-z0-9]+$/u.exec(name)?.[0] ?? ''
  return { stem: name.slice(0, name.length - ending.length), ending }
}

const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.tsv': 'text/tab-separated-values; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** By the ending alone, whatever is in it. */
export const contentTypeOf = (name: string): string | undefined => TYPES[parts(name).ending.toLowerCase()]
