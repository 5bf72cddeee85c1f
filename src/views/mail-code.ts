import type { MailOutcome } from '../domain/link-outcomes.ts'
import { linkSubject } from '../domain/link-subject.ts'
import { CODE_LIFE_MS, MOST_MAILS } from '../domain/mail-code.ts'
import { deniedView } from './denied.ts'
import { codeButton, EMAIL_FIELD } from './link-forms.ts'
import type { Answer, View } from './view.ts'
import { count } from './words.ts'

type CodeMail = {
  readonly code: string
  readonly name: string
  readonly platform: string
  readonly team: { readonly name: string }
}

type MailText = { readonly subject: string; readonly text: string }

const MINUTES = count(CODE_LIFE_MS / 60_000, 'minute')

/** A mail without any link: whoever asks for it chose their name, and a mail program would make a link of it. */
export const codeMail = ({ code, name, platform, team }: CodeMail): MailText => ({
  subject: `Your code for ${plain(team.name)}`,
  text: `Hello,

${plain(name)} asked on ${platform} to be known by this address in ${plain(team.name)}.

If that was you, this is your code:

    ${code}

Type it where you asked for it. It is good for ${MINUTES}, and once. Give it to nobody.

If it was not you, somebody mistyped their address or tried yours. You do not have to do anything: without the code nothing happens.

Usher
`,
})

const LONGEST_NAME = 60

const plain = (text: string): string =>
  text
    .replace(/[^\p{L}\p{M}\p{N} '’-]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME) || 'Somebody'

/** Word for word the same whether anybody has the address or not. */
export function mailedAnswer(outcome: MailOutcome): Answer {
  switch (outcome.kind) {
    case 'unreadable':
      return { kind: 'form_problems', problems: { [EMAIL_FIELD]: 'That is not an e-mail address.' } }
    case 'denied':
      return reply(deniedView(outcome))
    case 'mailed':
      return reply({
        tone: 'waiting',
        title: 'Look into your mail',
        lines: [
          `If the address is right, a code is on its way to it. It is good for ${MINUTES}.`,
          'If nothing comes, look among what your mail program takes for spam. Type /team link to come back here.',
        ],
        buttons: [codeButton(linkSubject(outcome.team, outcome.wish))],
      })
    default:
      return reply(WHY_NOT[outcome.kind])
  }
}

const WHY_NOT: Readonly<Record<'too_many_mails' | 'mail_closed' | 'mail_unavailable', View>> = {
  too_many_mails: {
    tone: 'bad',
    title: 'That is enough codes for now',
    lines: [`I send at most ${MOST_MAILS} in an hour. Please try again later.`],
  },
  mail_closed: {
    tone: 'bad',
    title: 'I cannot send mails',
    lines: ['Whoever runs Usher has to set USHER_MAIL_URL first. Type /team link to see other ways.'],
  },
  mail_unavailable: {
    tone: 'bad',
    title: 'The mail server is not answering right now',
    lines: ['No code was sent. Please try again in a few minutes.'],
  },
}

const reply = (view: View): Answer => ({ kind: 'reply', view })
