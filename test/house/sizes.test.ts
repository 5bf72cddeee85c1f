import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { measure } from './measure.ts'
import { excesses, sizesOf, summary } from './targets.ts'

function planted(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'usher-sizes-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'planted.ts'), text)
  return folder
}

test('the house keeps its sizes', () => {
  const measures = measure('src')
  expect(measures.files.length).toBeGreaterThan(50)
  expect(measures.functions.length).toBeGreaterThan(measures.files.length)
  expect(excesses(measures)).toEqual([])
})

test('every kind of function is counted, from its first word to its brace', () => {
  const folder = planted(
    [
      '// ü: lines are not bytes',
      'export function declared() {',
      '  return () => 1',
      '}',
      'const arrow = () => {',
      '  class Inside {',
      '    constructor() {}',
      '    method() {',
      '      return { get it() { return 1 }, set it(_) {}, also() {} }',
      '    }',
      '  }',
      '  return Inside',
      '}',
      '',
    ].join('\n'),
  )
  const lines = measure(folder).functions.map((one) => [Number(one.where.split(':').at(-1)), one.lines])
  expect(lines.toSorted(([one = 0], [other = 0]) => one - other)).toEqual([
    [2, 3],
    [5, 9],
    [7, 1],
    [8, 3],
    [9, 1],
    [9, 1],
    [9, 1],
  ])
})

test('what is too big, any and ! are found', () => {
  const long = `export function long() {\n${'  void 0\n'.repeat(39)}}\n`
  const folder = planted(
    `${long}export const x: any = 1\nexport const y = x!.z\n${'// filler\n'.repeat(300)}`,
  )
  expect(excesses(measure(folder)).map((problem) => problem.replace(folder, ''))).toEqual([
    '/planted.ts:1 41 lines, at most 40',
    'functions median 41, at most 10',
    'functions p95 41, at most 30',
    '/planted.ts 343 lines, at most 300',
    'files median 343, at most 70',
    'files p95 343, at most 200',
    '/planted.ts:42 any',
    '/planted.ts:43 non-null assertion',
  ])
})

test('the summary is one line of numbers', () => {
  const measured = [1, 2, 3, 40].map((lines) => ({ where: 'here', lines }))
  expect(sizesOf(measured)).toEqual({ median: 2, p95: 40, max: 40 })
  expect(summary({ functions: measured, files: measured, anys: [], nonNulls: ['here'] })).toBe(
    'functions median=2 p95=40 max=40 files median=2 p95=40 max=40 any=0 nonnull=1',
  )
})
