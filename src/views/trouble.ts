import type { View } from './view.ts'

/** Something that should answer does not. Nothing was changed. */
export const unavailableView = (who: string): View => ({
  tone: 'bad',
  title: `${who} is not answering right now`,
  lines: ['Nothing was changed. Please try again in a minute.'],
})

/** The store did not take it. */
export const notKeptView: View = {
  tone: 'bad',
  title: 'I could not write that down',
  lines: [
    'Nothing was changed. Please try again in a minute; if it stays like this, tell whoever runs Usher.',
  ],
}

/** `reference` finds the log line. */
export const brokenView = (reference: string): View => ({
  tone: 'bad',
  title: 'That did not work, and it is my fault',
  lines: ['I made a note of it for whoever runs Usher. You can try again; nothing happens twice.'],
  footer: `Reference ${reference}`,
})

/** The input does not have the form it should have: an old button, or somebody else's. */
export const staleView: View = {
  tone: 'bad',
  title: 'I do not know this button any more',
  lines: ['It may be from an older version of me. Type /team help to see what you can do now.'],
}

/** `what` is the option or field that holds too much. */
export const tooLongView = (what: string, mostCharacters: number): View => ({
  tone: 'bad',
  title: what in LONG ? `That ${LONG[what]} is too long` : 'That is too long',
  lines: [
    `It takes at most ${mostCharacters} characters. Nothing was changed: please shorten it and try again.`,
  ],
})

const LONG: Readonly<Record<string, string>> = {
  note: 'note',
  search: 'search',
  who: 'name',
  role: 'role',
  emails: 'list of addresses',
}

/** Somebody of another company pressed a button in a shared channel. */
export const strangerView: View = {
  tone: 'bad',
  title: 'This is only for people of this workspace',
  lines: [
    'You are here as a guest from another company, so I cannot act for you. Ask the person who invited you.',
  ],
}
