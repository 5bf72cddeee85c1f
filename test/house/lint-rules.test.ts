import { expect, test } from 'vitest'
import { plant, runTool, uproot } from './plant.ts'

const HEAD = 'export async function later(): Promise<number> {\n  return 1\n}\n'

test.for<[rule: string, text: string]>([
  ['typescript(no-explicit-any)', 'export const anything: any = 1\n'],
  ['typescript(no-floating-promises)', `${HEAD}export function drop(): void {\n  later()\n}\n`],
  [
    'typescript(switch-exhaustiveness-check)',
    "export function f(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n  }\n}\n",
  ],
  ['eslint(max-params)', 'export const f = (a: 1, b: 1, c: 1, d: 1): number => a + b + c + d\n'],
  ['eslint(no-console)', "console.log('hello')\n"],
])('the type-aware linter sees a planted breach of %s', async ([rule, text]) => {
  const root = await plant({ 'src/planted.ts': text })
  const { code, stdout } = await runTool('oxlint', ['--type-aware', 'src'], root)
  await uproot(root)
  expect(code).toBe(1)
  expect(stdout).toContain(rule)
})
