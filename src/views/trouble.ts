import type { View } from './view.ts'

/** Something that should answer does not. Nothing was changed. */
export const unavailableView = (who: string): View => ({
  tone: 'bad',
  title: `${who} is not answering right now`,
  lines: ['Nothing was changed. Please try again in a minute.'],
})

type BackendTrouble = {
  /** As people call the backend. */
  readonly who: string
  readonly trouble: string
  readonly since: Date | undefined
}

/** The backend cannot be asked right now, for a reason that decides who can do something about it. Nothing was changed. */
export function backendUnavailableView({ who, trouble, since }: BackendTrouble): View {
  const said = BACKEND_TROUBLE[trouble]
  if (said) return { tone: 'bad', title: said.title(who), lines: ['Nothing was changed.', said.next(who)] }
  return {
    tone: 'bad',
    title: since
      ? [`${who} has not been answering since `, { moment: since }]
      : `${who} is not answering right now`,
    lines: ['Nothing was changed. Please try again in a minute.'],
  }
}

/** To whoever waits for what goes on by itself when the trouble is over: what it is, and who else can do something. */
export function whyNotYet(who: string, trouble: string): string {
  const said = BACKEND_TROUBLE[trouble]
  if (!said) return `${who} is not answering right now`
  return said.isForOperator ? `${said.title(who)}. ${said.next(who).replace(/\.$/, '')}` : said.title(who)
}

type Said = {
  readonly title: (who: string) => string
  readonly next: (who: string) => string
  /** Nobody else can end it. */
  readonly isForOperator: boolean
}

const BACKEND_TROUBLE: Readonly<Record<string, Said>> = {
  busy: {
    title: (who) => `${who} asks me to slow down`,
    next: () => 'Please try again in a minute.',
    isForOperator: false,
  },
  unauthorized: {
    title: (who) => `${who} does not take my key any more`,
    next: (who) =>
      `Whoever runs Usher has to give me a new key for ${who}; until then I can neither read nor change the team.`,
    isForOperator: true,
  },
  forbidden: {
    title: (who) => `My key for ${who} may not do that`,
    next: (who) =>
      `Whoever runs Usher has to give me a key for ${who} that may manage members and invitations.`,
    isForOperator: true,
  },
  misconfigured: {
    title: (who) => `${who} does not know the team that I am set up for`,
    next: (who) =>
      `Whoever runs Usher has to look at the team's id and the address of ${who} in my settings.`,
    isForOperator: true,
  },
  unreadable: {
    title: (who) => `I do not understand what ${who} answers`,
    next: () => 'I made a note of it for whoever runs Usher. Please try again in a minute.',
    isForOperator: false,
  },
}

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
  list: 'list',
}

/** Somebody of another company pressed a button in a shared channel. */
export const strangerView: View = {
  tone: 'bad',
  title: 'This is only for people of this workspace',
  lines: [
    'You are here as a guest from another company, so I cannot act for you. Ask the person who invited you.',
  ],
}
