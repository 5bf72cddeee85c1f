type FileType = {
  readonly mimetype: string
  readonly filetype: string
  readonly prettyType: string
  /** Slack keeps it as a snippet, which one can read and edit there. */
  readonly isText: boolean
}

const text = (mimetype: string, filetype: string, prettyType: string): FileType => ({
  mimetype,
  filetype,
  prettyType,
  isText: true,
})

const TYPES: Readonly<Record<string, FileType>> = {
  csv: text('text/csv', 'csv', 'CSV'),
  tsv: text('text/plain', 'tsv', 'TSV'),
  txt: text('text/plain', 'text', 'Plain Text'),
  html: text('text/html', 'html', 'HTML'),
  png: { mimetype: 'image/png', filetype: 'png', prettyType: 'PNG', isText: false },
}

const BINARY: FileType = {
  mimetype: 'application/octet-stream',
  filetype: 'binary',
  prettyType: 'Binary',
  isText: false,
}

/** What Slack takes a file for: its ending says it, whatever is in it. */
export const typeOf = (name: string): FileType => TYPES[endingOf(name)] ?? BINARY

/** `csv` of `people.CSV`; empty where there is none. */
export const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
