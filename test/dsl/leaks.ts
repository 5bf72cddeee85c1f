/** What must not be in a log, by name. */
export type Secrets = ReadonlyMap<string, string>

const SHAPES: readonly (readonly [what: string, shape: RegExp])[] = [
  ['an e-mail address', /[\w.+%-]+(?:@|%40)[a-z0-9-]+(?:\.[a-z0-9-]+)+/i],
  ['an authorization header', /\bauthorization\\?["']?\s*[:=]/i],
  ['a credential of an authorization header', /\b(?:Bearer|Token|Basic|Bot) (?=\S*\d)[\w.~+/-]{12,}/],
  ['a token of Slack', /\b(?:xox[a-z](?:\.xox[a-z])?|xapp)-\w/],
  ['a token of Discord', /\b[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}/],
  ['a way to answer in the name of the bot', /\/(?:interactions|webhooks)\/\d+\/\w|hooks\.slack\.com\/\w/],
  ['an address that brings or reads a file', /[?&]hm=\w|\/upload\/v\d+\/\w/],
  ['a link with something in it', /\bhttps?:\/\/[^\s"]*\?[^\s"=]*=|:\/\/[^\s"'/]+@|\binv_code\b/],
  // The net below did its work, and the one above it has a hole.
  [
    'something that had to be struck out',
    /\[(?:hidden|address|credentials|token|slack token|discord token)\]/,
  ],
]

/** One sentence for each thing that is in a line and must not be; nothing of it is repeated. */
export function findLeaks(lines: readonly string[], secrets: Secrets): readonly string[] {
  return lines.map(withoutExamples).flatMap((line) => {
    const known = [...secrets].filter(([value]) => line.includes(value)).map(([, what]) => what)
    const shaped = SHAPES.filter(([, shape]) => shape.test(line)).map(([what]) => what)
    return [...known, ...shaped].map((what) => `${what} is in a line about ${aboutOf(line)}`)
  })
}

/** What our own sentences give to the operator as a model. */
const EXAMPLES = ['postgres://usher@db.example/usher', 'postgres://user:password@host:5432/database']

const withoutExamples = (line: string): string =>
  EXAMPLES.reduce((text, example) => text.replaceAll(example, ''), line)

/** The words that every line of ours ends with. */
const aboutOf = (line: string): string => /"msg":"([\w ,'-]*)"/.exec(line)?.[1] ?? 'something else'
