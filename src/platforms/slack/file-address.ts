/**
 * Where a file lies, and undefined where that is with somebody who must not see the token. Slack has a host for files
 * beside the one for its API; another server with the same protocol has one for both.
 */
export function fileAddress(text: string, apiUrl: URL): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const isOfSlack = url.protocol === 'https:' && url.host === `files.${apiUrl.host}`
  const isWithApi = url.origin === apiUrl.origin
  return (isOfSlack || isWithApi) && url.username === '' ? url : undefined
}
