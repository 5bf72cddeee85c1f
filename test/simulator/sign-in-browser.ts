/** What somebody at a browser does with a sign-in page, without one. */
export async function signInAs(page: string, button: string): Promise<Response> {
  const shown = await (await fetch(page)).text()
  const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(shown) ?? []
  const as = button === 'Cancel' ? '' : idBehind(shown, button)
  return fetch(page, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ticket, as }),
  })
}

function idBehind(page: string, name: string): string {
  const buttons = [...page.matchAll(/<button name="as" value="([^"]+)">([\s\S]*?)<\/button>/g)]
  const found = buttons.find(([, , inside = '']) => inside.includes(name))
  if (!found) throw new Error(`nobody on the page is called ${name}`)
  return found[1] ?? ''
}

export function locationOf(response: Response): URL {
  const location = response.headers.get('location')
  if (!location) throw new Error(`nowhere to go, status ${response.status}`)
  return new URL(location)
}

export const namesOn = async (page: string): Promise<readonly string[]> =>
  [...(await (await fetch(page)).text()).matchAll(/<strong dir="auto">([^<]+)</g)].map(
    ([, name = '']) => name,
  )
