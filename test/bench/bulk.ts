import { parseArgs } from 'node:util'
import { measureForeground } from './bulk/foreground.ts'
import { casesOf, measureMakespan } from './bulk/makespan.ts'
import { measurePreview } from './bulk/preview.ts'
import { describeForeground, describeMakespan, describePreview, summary } from './bulk/report-bulk.ts'

// How long a list takes beside what the platforms' limits allow, how soon and with how much memory a long one is looked
// through, and how soon others are answered meanwhile. The bot is a process of its own, the twins are in this one and keep
// to their limits. It fails only where somebody was lost, doubled or told to wait.

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000' },
    lines: { type: 'string', default: '10000' },
    /** How many times as fast as the machine's the time of bot and twins runs while a list is invited. */
    tempo: { type: 'string', default: '10' },
  },
})
const [rows, lines, tempo] = [Number(values.rows), Number(values.lines), Number(values.tempo)]

const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** Each as soon as it is there. */
async function each<Key, One>(
  keys: readonly Key[],
  measure: (key: Key) => Promise<One>,
  describe: (one: One) => string,
): Promise<readonly One[]> {
  const measured: One[] = []
  for (const key of keys) {
    const one = await measure(key)
    print(describe(one))
    measured.push(one)
  }
  return measured
}

const PLATFORMS = ['slack', 'discord'] as const

const previews = await each(PLATFORMS, (platform) => measurePreview(platform, lines), describePreview)
const foregrounds = await each(PLATFORMS, (platform) => measureForeground(platform, rows), describeForeground)
print(
  `a list of ${rows}, with everything that reads a clock ${tempo} times as fast: what the machine does counts ${tempo} times`,
)
const makespans = await each(casesOf(rows), (one) => measureMakespan(one, tempo), describeMakespan)
print(summary({ makespans, previews, foregrounds }))
if (makespans.some(({ wrong, refused }) => wrong.length + refused.length > 0)) process.exitCode = 1
