import type { Wish } from '../domain/link-request.ts'
import { linkSubject } from '../domain/link-subject.ts'
import { CODE_DIGITS } from '../domain/mail-code.ts'
import type { Team } from '../domain/team.ts'
import type { Answer, Button, Field } from './view.ts'

/** The fields of the forms, by which their problems are shown. */
export const TOKEN_FIELD = 'token'
export const EMAIL_FIELD = 'email'
export const CODE_FIELD = 'code'

export const tokenForm = (team: Team, wish?: Wish): Answer => ({
  kind: 'form',
  form: {
    name: 'link',
    subject: linkSubject(team, wish),
    title: 'Link your account',
    submit: wish?.kind === 'accept' ? 'Link and accept' : 'Link',
    fields: [
      {
        ...lineOf(TOKEN_FIELD, `Your own ${team.backend.title} token`),
        hint: 'Checked at once, kept encrypted, shown to nobody.',
        maxLength: 1000,
      },
    ],
  },
})

export const mailForm = (team: Team, wish?: Wish): Answer => ({
  kind: 'form',
  form: {
    name: 'link_mail',
    subject: linkSubject(team, wish),
    title: 'Code by e-mail',
    submit: 'Send the code',
    fields: [
      {
        ...lineOf(EMAIL_FIELD, 'Your e-mail address'),
        hint: `The one that you have in ${team.name}.`.slice(0, 100),
        maxLength: 254,
      },
    ],
  },
})

export const codeForm = (team: Team, wish?: Wish): Answer => ({
  kind: 'form',
  form: {
    name: 'link_code',
    subject: linkSubject(team, wish),
    title: 'Enter the code',
    submit: 'Link',
    fields: [
      {
        ...lineOf(CODE_FIELD, 'The code from the mail'),
        hint: `${CODE_DIGITS} digits`,
        maxLength: 20,
      },
    ],
  },
})

export const codeButton = (subject: string): Button => ({
  name: 'link_code',
  subject,
  label: 'Enter the code',
  look: 'primary',
})

type TextField = Extract<Field, { readonly kind: 'text' }>

const lineOf = (name: string, label: string): Omit<TextField, 'maxLength'> => ({
  name,
  label: label.slice(0, 45),
  isOptional: false,
  kind: 'text',
  isLong: false,
})
