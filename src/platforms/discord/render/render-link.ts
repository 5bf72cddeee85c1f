import type { Span } from '../../../views/view.ts'
import { webAddress } from '../../web-address.ts'
import { clip } from './clip.ts'
import { escape } from './escape.ts'

type Link = Extract<Span, { readonly link: URL }>

/** A masked link; the angle brackets keep Discord from adding a preview of the page. Throws for no address of the web. */
export const renderLink = ({ link, label }: Link, most: number): string =>
  `[${escape(clip(plainLabel(label), most))}](<${encodeMarks(webAddress(link))}>)`

/** Brackets in a label end it, escaped or not, and a label that is an address itself is not made a link. */
const plainLabel = (label: string): string =>
  label
    .replace(/\s+/gu, ' ')
    .replaceAll('[', '［')
    .replaceAll(']', '］')
    .replace(/\bhttps?:\/\//giu, '')

/** The first closing parenthesis ends the address, and a backslash escapes. */
const encodeMarks = (address: string): string =>
  address.replace(/[()\\]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
