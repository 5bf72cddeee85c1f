import type { Screen, ScreenForm } from '../../src/simulator/twin.ts'

/** All that somebody has on their screen, as lines of text. */
export function transcript({ channels, form, problem, home }: Screen): string {
  const lines = channels.flatMap(({ name, messages }) =>
    messages.map(({ author, text, files, controls, isWaiting }) => {
      const below = [...files.map((file) => `<${file.name}>`), ...controls.map(({ label }) => `[${label}]`)]
      const said = [isWaiting ? '…' : text, ...below].filter((part) => part !== '')
      return `#${name} ${author.name}: ${said.join(' ')}`
    }),
  )
  return [
    ...lines,
    ...(home ? [`home: ${home.text}`] : []),
    ...(form ? formLines(form) : []),
    ...(problem ? [`! ${problem}`] : []),
  ].join('\n')
}

function formLines({ title, text, fields, controls, submit }: ScreenForm): string[] {
  const fieldLines = fields.map(({ label, hint, error, value, options }) =>
    [
      `  ${label}: ${value.join(', ')}`,
      hint,
      error && `! ${error}`,
      options.map((option) => option.label).join('|'),
    ]
      .filter(Boolean)
      .join(' – '),
  )
  const buttons = [...controls.map(({ label }) => label), ...(submit ? [submit] : [])]
  return [`form “${title}”`, text, ...fieldLines, buttons.map((label) => `  [${label}]`).join('')]
}
