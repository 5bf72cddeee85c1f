import { STYLE_HASH } from './style.ts'

/**
 * The page's address is a secret: it is kept in no cache, told to no other site and shown in no frame. To ourselves it is
 * told, because without that browsers would not say either where a form comes from: https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export const pageHeaders = ({ protocol }: URL): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src '${STYLE_HASH}'`,
    'img-src data:',
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  ...(protocol === 'https:' && { 'strict-transport-security': 'max-age=31536000' }),
})
