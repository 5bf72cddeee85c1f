import { createHash } from 'node:crypto'
import type { Html } from './html.ts'

const css = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1f2430, #e9ecf1);
  --soft: light-dark(#545d6c, #a9b2c0);
  --paper: light-dark(#ffffff, #1c212a);
  --ground: light-dark(#eef1f6, #12151b);
  --line: light-dark(#d3d9e2, #39424f);
  --accent: light-dark(#3a4fc4, #9fb0ff);
  --on-accent: light-dark(#ffffff, #10142b);
  --good: light-dark(#1b7a43, #62c98d);
  --bad: light-dark(#b3261e, #ff9a90);
  --careful: light-dark(#fff3d6, #3a2f12);
}
* { box-sizing: border-box; }
body {
  display: flex;
  flex-direction: column;
  align-items: center;
  gap: 1rem;
  min-height: 100vh;
  margin: 0;
  padding: clamp(1rem, 6vh, 4rem) 1rem 1rem;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: anywhere;
}
header, footer, main { width: 100%; max-width: 30rem; }
header { font-weight: 700; letter-spacing: 0.02em; color: var(--accent); }
footer { color: var(--soft); font-size: 0.875rem; }
main {
  padding: clamp(1.25rem, 5vw, 2rem);
  border: 1px solid var(--line);
  border-top: 5px solid var(--accent);
  border-radius: 0.875rem;
  background: var(--paper);
}
main.good { border-top-color: var(--good); }
main.bad { border-top-color: var(--bad); }
h1 { margin: 0 0 0.75rem; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
p { margin: 0 0 0.75rem; }
dl { margin: 1rem 0; border-top: 1px solid var(--line); }
dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
dt { flex: 0 0 9.5rem; color: var(--soft); }
dd { flex: 1 1 10rem; margin: 0; }
.warning { margin: 1rem 0; padding: 0.75rem 1rem; border-radius: 0.625rem; background: var(--careful); }
form { margin: 0; }
.button {
  display: block;
  width: 100%;
  min-height: 2.75rem;
  margin: 0.625rem 0 0;
  padding: 0.625rem 1rem;
  border: 1px solid var(--accent);
  border-radius: 0.625rem;
  background: none;
  color: var(--accent);
  font: inherit;
  font-weight: 600;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
.primary { background: var(--accent); color: var(--on-accent); }
.button:hover { text-decoration: underline; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
`

/** Ours alone, so nothing in it has to be escaped. */
export const STYLE: Html = { markup: css }

/** By which a browser knows that it is ours: https://www.w3.org/TR/CSP3/#matching-elements */
export const STYLE_HASH = `sha256-${createHash('sha256').update(css).digest('base64')}`
