import { LIST_LIMITS } from '../domain/list.ts'
import { ListUnreadable } from '../usecases/deps.ts'

/** Blank ones and those within quotation marks included. */
const LINES = 10 * LIST_LIMITS.rows

/** No line is kept that is too long, and nothing passes that is no text. Throws {@link ListUnreadable}. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let count = 0
  let rest = ''
  for await (const chunk of unixLines(text)) {
    const lines = `${rest}${chunk}`.split('\n')
    const tooLong = lines.findIndex(({ length }) => length > LIST_LIMITS.lineCharacters)
    if (tooLong >= 0) throw tooLongAt(count + tooLong + 1)
    rest = lines.pop() ?? ''
    count += lines.length
    if (count > LINES) throw new ListUnreadable({ kind: 'too_many_rows', mostRows: LIST_LIMITS.rows })
    if (lines.length > 0) yield lines
  }
  if (rest !== '') yield [rest]
}

const tooLongAt = (line: number): ListUnreadable =>
  new ListUnreadable({ kind: 'line_too_long', line, mostCharacters: LIST_LIMITS.lineCharacters })

/** However they end: a return at the end of a chunk may be the first half of it. */
async function* unixLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = ''
  for await (const chunk of text) {
    if (NO_TEXT.test(chunk)) throw new ListUnreadable({ kind: 'no_text' })
    const whole = `${held}${chunk}`
    held = whole.endsWith('\r') ? '\r' : ''
    yield whole.slice(0, whole.length - held.length).replace(/\r\n?/g, '\n')
  }
  if (held) yield '\n'
}

/** Controls that no editor writes. */
const NO_TEXT = /(?![\t\n\v\f\r])\p{Cc}/u
