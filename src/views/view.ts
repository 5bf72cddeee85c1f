import type { Actor } from '../domain/actor.ts'

/**
 * One answer, described without any platform's words. Renderers escape every string: text from people can
 * neither format nor mention.
 */
export type View = {
  readonly tone: Tone
  readonly title: Text
  /** Paragraphs below the title. */
  readonly lines?: readonly Text[]
  /** Short labelled values, at most ten. */
  readonly facts?: readonly Fact[]
  /** A list, one line each, with the buttons that belong to the line: at most ten rows of two buttons. */
  readonly rows?: readonly Row[]
  /** At most five, below everything. */
  readonly buttons?: readonly Button[]
  /** Small print. */
  readonly footer?: Text
  /** Whom the platform notifies of a message in a channel, by their mention in the title; nobody else, ever. */
  readonly rings?: Actor
}

export type Tone = 'good' | 'bad' | 'neutral' | 'waiting'

export type Text = string | readonly Span[]

/**
 * A piece of text: plain, bold, code, a person (a silent mention on their own platform, else the name), a moment, or
 * a link, of which one sees the label only. A link leads to http or https, and its label is never empty.
 */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly code: string }
  | { readonly person: Actor; readonly name: string }
  | { readonly moment: Date }
  | { readonly link: URL; readonly label: string }

export type Fact = { readonly label: string; readonly value: Text }

export type Row = { readonly text: Text; readonly buttons?: readonly Button[] }

/** Pressing it is the interaction `name` about `subject`, an opaque id: at most 80 characters, no secret in it. */
export type Button = {
  readonly name: string
  readonly subject: string
  readonly label: string
  readonly look: 'primary' | 'danger' | 'plain'
  /** What a screen reader says where the label alone repeats: "Revoke the invitation of Ana". At most 75 characters. */
  readonly spoken?: string
}

/** A set of fields to fill. Submitting it is the interaction `name` with the fields' values as input. */
export type Form = {
  readonly name: string
  /** What it is about; comes back as the input `subject`. An opaque id: at most 60 characters, no secret in it. */
  readonly subject?: string
  /** At most 24 characters. */
  readonly title: string
  /** At most 24 characters. */
  readonly submit: string
  readonly fields: readonly Field[]
}

export type Field = {
  readonly name: string
  /** At most 45 characters. */
  readonly label: string
  /** At most 100 characters. */
  readonly hint?: string
  readonly isOptional: boolean
} & FieldKind

export type FieldKind =
  /** Pick chat people; the input is a {@link Picked}. */
  | { readonly kind: 'people'; readonly chosen?: readonly Actor[]; readonly max: number }
  | { readonly kind: 'text'; readonly isLong: boolean; readonly value?: string; readonly maxLength: number }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly value?: string }
  /** Choices too many to list: they are asked for as one types, by the interaction `suggest` of this name. */
  | { readonly kind: 'search'; readonly suggest: string }
  /** One file; the input is a `PickedFile`. `endings` as `csv`: a hint to the client, which any file may pass. */
  | { readonly kind: 'file'; readonly endings: readonly string[] }

/** Label and value at most 75 characters. */
export type Choice = { readonly label: string; readonly value: string }

/** UTF-8. */
export type TextFile = { readonly name: string; readonly content: string }

/** What the person who did something gets to see at once. Exactly one answer per interaction. */
export type Answer =
  /** A reply only they see. */
  | { readonly kind: 'reply'; readonly view: View }
  /**
   * For them alone, and to be found again; with a file or without. Where a reply cannot be that, it is a direct message,
   * and `elsewhere`, which says so, is the reply.
   */
  | {
      readonly kind: 'personal'
      readonly view: View
      readonly file?: TextFile
      readonly elsewhere: View
    }
  /** The message whose button was pressed becomes this. */
  | { readonly kind: 'replace'; readonly view: View }
  | { readonly kind: 'form'; readonly form: Form }
  /** The submitted form stays open and says what is wrong, by field name; where a platform cannot, it is a reply. */
  | { readonly kind: 'form_problems'; readonly problems: Readonly<Record<string, string>> }
  | { readonly kind: 'suggestions'; readonly choices: readonly Choice[] }
  /** A repeat of something already answered. */
  | { readonly kind: 'nothing' }
