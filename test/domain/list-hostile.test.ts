import { expect, it } from 'vitest'
import { fieldOf } from '../../src/domain/list-headings.ts'
import { peopleOnLine } from '../../src/domain/list-line.ts'
import { shapeOf } from '../../src/domain/list-shape.ts'

/** Twenty times what a line may have: looking again from each character would take minutes. */
const MANY = 200_000
const SECONDS = 5000

function tookMs(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

it.each([
  ['full stops', `a@${'.'.repeat(MANY)}x`],
  ['brackets around what is no address', `a@${')'.repeat(MANY)}x <a@`],
  ['dashes within a name', `x${'-'.repeat(MANY)}x ana@lighthouse.example`],
  ['dashes and blanks', `x ${'- '.repeat(MANY / 2)}x ana@lighthouse.example`],
  ['commas after somebody', `ana@lighthouse.example${';,'.repeat(MANY / 2)}x`],
  ['brackets that nobody closes', '<'.repeat(MANY)],
  ['addresses within one bracket', `x<${'a@'.repeat(MANY / 2)}`],
])('a line full of %s is read once', (_what, line) => {
  expect(tookMs(() => peopleOnLine(line))).toBeLessThan(SECONDS)
})

it.each([
  ['a heading full of brackets', () => fieldOf('['.repeat(MANY))],
  ['a first line full of addresses', () => shapeOf([`ana@lighthouse.example,x<${'a@'.repeat(MANY / 2)}`])],
])('%s is read once', (_what, read) => {
  expect(tookMs(read)).toBeLessThan(SECONDS)
})
