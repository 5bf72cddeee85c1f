/** A page for a browser, or where the browser is sent. */
export type Page = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type SignInPerson = {
  readonly id: string
  readonly name: string
  readonly handle: string
  readonly color: string
  readonly email?: string
  /** Whether they have shown that the address is theirs; true unless said otherwise. */
  readonly isVerified?: boolean
}

/** How the page of one platform looks and speaks. */
export type SignInLook = {
  readonly platform: string
  /** The workspace, where people have an account in one. */
  readonly place?: string
  /** Background of what is pressed, dark enough for white words: `#rrggbb`. */
  readonly accent: string
}

export type SignInAsk = {
  readonly app: string
  readonly scopes: readonly string[]
  readonly people: readonly SignInPerson[]
  /** Ties the form to this very request. */
  readonly ticket: string
  /** Where the form may lead to. */
  readonly redirectUri: string
}

/** Asks who is sitting there: the platform would know by their browser. */
export function signInPage(look: SignInLook, ask: SignInAsk): Page {
  const { app, scopes, people, ticket, redirectUri } = ask
  const heading = `Sign in to ${app} with ${look.platform}`
  const place = look.place ? ` at ${escape(look.place)}` : ''
  return page(look, heading, {
    leadsTo: new URL(redirectUri).origin,
    content: `
      <p>${escape(app)} would like to know who you are${place}. It will see:</p>
      <ul class="scopes">${scopes.map((scope) => `<li>${escape(SCOPE_WORDS[scope] ?? scope)}</li>`).join('')}</ul>
      <form method="post">
        <input type="hidden" name="ticket" value="${escape(ticket)}">
        <h2>Who are you?</h2>
        <ul class="people">${people.map(personButton).join('')}</ul>
        <button class="cancel" name="as" value="">Cancel</button>
      </form>`,
  })
}

/** Where the application asks wrongly nobody is sent back to it. */
export function refusalPage(look: SignInLook, why: string): Page {
  const shown = page(look, `${look.platform} cannot sign you in`, {
    content: `<p>${escape(why)}</p><p>Close this window, and begin again where you came from.</p>`,
  })
  return { ...shown, status: 400 }
}

/** Back to the application. */
export function redirectTo(url: string, params: Readonly<Record<string, string | undefined>>): Page {
  const to = new URL(url)
  for (const [key, value] of Object.entries(params)) if (value !== undefined) to.searchParams.set(key, value)
  return { status: 302, headers: { location: to.href, 'cache-control': 'no-store' }, body: '' }
}

/** Of both platforms. */
const SCOPE_WORDS: Readonly<Record<string, string>> = {
  openid: 'Which account is yours',
  identify: 'Which account is yours, and its name',
  email: 'Your e-mail address',
  profile: 'Your name and your picture',
}

const personButton = ({ id, name, handle, email, isVerified, color }: SignInPerson): string => `
  <li><button name="as" value="${escape(id)}">
    <span class="face" style="background:${escape(color)}"></span>
    <span><strong dir="auto">${escape(name)}</strong> <small>${escape(email ?? `@${handle}`)}${isVerified === false && email ? ' (not verified)' : ''}</small></span>
  </button></li>`

type Shown = { readonly content: string; readonly leadsTo?: string }

function page(look: SignInLook, heading: string, { content, leadsTo = '' }: Shown): Page {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self' ${leadsTo}; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
    body: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escape(heading)}</title>
    <link rel="icon" href="data:,">
    <style>${style(look)}</style>
  </head>
  <body><main><h1>${escape(heading)}</h1>${content}</main></body>
</html>`,
  }
}

const style = ({ accent }: SignInLook): string => `
  :root { color-scheme: light dark; --ink: #1d1c1d; --soft: #5c5a5e; --paper: #fff; --ground: #f3f2f5; --line: #d5d3d9; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #ececef; --soft: #b3b1b9; --paper: #222529; --ground: #17191c; --line: #43464d; }
  }
  * { box-sizing: border-box; }
  body { margin: 0; padding: 24px 16px; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 440px; margin: 0 auto; padding: 24px; background: var(--paper); border: 1px solid var(--line); border-top: 6px solid ${accent}; border-radius: 12px; }
  h1 { margin: 0 0 12px; font-size: 22px; line-height: 1.3; }
  h2 { margin: 20px 0 8px; font-size: 16px; }
  .scopes { margin: 0; padding-inline-start: 22px; }
  .people { margin: 0; padding: 0; list-style: none; display: grid; gap: 6px; }
  button { display: flex; align-items: center; gap: 12px; width: 100%; padding: 8px 12px; font: inherit; text-align: start; color: inherit; background: none; border: 1px solid var(--line); border-radius: 8px; cursor: pointer; }
  button:hover { background: var(--ground); }
  button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
  .face { flex: none; width: 28px; height: 28px; border-radius: 8px; }
  small { display: block; color: var(--soft); overflow-wrap: anywhere; }
  .cancel { justify-content: center; margin-top: 16px; font-weight: 600; }`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
