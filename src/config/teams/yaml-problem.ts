import type { ErrorCode } from 'yaml'

/** What YAML's own errors come down to for who wrote the file. Theirs repeat the line, which may hold a secret. */
export const yamlProblem = (code: ErrorCode): string => SAYS[code] ?? NOT_YAML

export const NO_ALIASES =
  'holds an anchor or alias (& or *), which is not read here: write the value out, or put it in quotes'

export const NO_TAGS = 'holds a tag (!), which is not read here: put the value in quotes'

export const TOO_DEEP = 'is nested too deeply to be read'

const NOT_YAML =
  'this line cannot be read as YAML: look for a bracket, quote or colon too many or too few, here and above'

const QUOTE = 'begins with a sign that YAML keeps for itself: put the value in quotes'

const SAYS: Partial<Readonly<Record<ErrorCode, string>>> = {
  TAB_AS_INDENT: 'begins with a tab: indent with spaces',
  BAD_INDENT:
    'is not indented as YAML wants it: what belongs together stands exactly below each other, and a bracket that is opened is closed',
  MISSING_CHAR: 'misses a sign, here or above: a closing quote, a colon after a key, or a - before an entry',
  BLOCK_AS_IMPLICIT_KEY: 'has a second colon: put the value in quotes',
  MULTILINE_IMPLICIT_KEY: 'misses a colon after a key, here or above',
  BAD_SCALAR_START: QUOTE,
  BAD_ALIAS: NO_ALIASES,
  ALIAS_PROPS: NO_ALIASES,
  MULTIPLE_DOCS: 'begins a second document: take --- out',
  RESOURCE_EXHAUSTION: TOO_DEEP,
}
