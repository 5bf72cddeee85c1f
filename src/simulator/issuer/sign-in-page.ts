import type { Account } from './accounts.ts'

export type SignInPage = {
  readonly title: string
  /** The application that people go on to. */
  readonly client: string
  readonly accounts: readonly Account[]
  /** Id of who is signed in already. */
  readonly current: string | undefined
  /** Only the browser that got the page can send it back. */
  readonly token: string
}

/** One button for each account: there are no passwords to play with. */
export const renderSignIn = ({ title, client, accounts, current, token }: SignInPage): string =>
  renderPage(
    `Sign in to ${title}`,
    `<p>Who are you? You then go on to ${escape(client)}.</p>
    <form method="post">
      <input type="hidden" name="token" value="${escape(token)}">
      <ul>${accounts.map((account) => renderAccount(account, account.id === current)).join('')}</ul>
      <button class="cancel" name="cancel" value="yes">Cancel</button>
    </form>`,
  )

const renderAccount = ({ id, name, email, isVerified }: Account, isCurrent: boolean): string =>
  `<li><button name="account" value="${escape(id)}">
    <strong dir="auto">${escape(name)}</strong>
    <span>${escape(email)}</span>
    ${isCurrent ? '<em>Signed in</em>' : ''}${isVerified ? '' : '<em>Address not verified</em>'}
  </button></li>`

/** `why` is a sentence, or at least words. */
export const renderProblem = (title: string, why: string): string =>
  renderPage(
    `${title} cannot sign you in`,
    `<p>${escape(why)}</p><p>Go back to where you came from and begin again there.</p>`,
  )

/**
 * The pages run nothing and are framed by nobody. Browsers hold a form to where its answer leads to, also over
 * redirects: `leadsTo` is that origin.
 */
export const pageHeaders = (leadsTo = ''): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    `default-src 'none'; style-src 'self'; img-src data:; form-action 'self' ${leadsTo}; ` +
    "base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
})

const renderPage = (heading: string, content: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${escape(heading)}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/sign-in.css">
  </head>
  <body>
    <main>
      <h1>${escape(heading)}</h1>
      ${content}
    </main>
  </body>
</html>
`

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2733, #e8edf2);
  --soft: light-dark(#556270, #a3b0bd);
  --line: light-dark(#d5dce3, #36424e);
  --card: light-dark(#ffffff, #1b232c);
  --accent: light-dark(#0b5cad, #6db3f2);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  padding: 24px 12px;
  background: light-dark(#e9eef3, #10161c);
  color: var(--ink);
  font: 15px/1.45 Lato, "Helvetica Neue", "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
}
main {
  max-width: 420px;
  margin: 0 auto;
  padding: 26px 24px;
  border: 1px solid var(--line);
  border-top: 4px solid var(--accent);
  border-radius: 12px;
  background: var(--card);
}
h1 { margin: 0; font-size: 21px; }
p { margin: 4px 0 16px; color: var(--soft); }
ul { margin: 0; padding: 0; list-style: none; }
button {
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  column-gap: 10px;
  width: 100%;
  margin: 0 0 6px;
  padding: 8px 12px;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: none;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
}
button:hover { border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
strong, span { grid-column: 1; overflow-wrap: anywhere; }
span { color: var(--soft); font-size: 13px; }
em { grid-area: 1 / 2 / 3; align-self: center; color: var(--soft); font-size: 12px; font-style: normal; }
.cancel { display: block; margin: 14px 0 0; text-align: center; font-weight: 600; }
`
