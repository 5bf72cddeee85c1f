import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { BackendKind } from '../backends/backend-kind.ts'
import { parseEnvironment } from './environment.ts'
import { type ParsedConfig, parseConfig } from './parse-config.ts'
import type { TeamsFileRead } from './teams/parse-teams.ts'

/** Reads the team file where the environment names one, and parses everything. */
export async function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  kinds: readonly BackendKind[],
): Promise<ParsedConfig> {
  const path = parseEnvironment(env)['USHER_TEAMS_FILE']
  if (path === undefined) return parseConfig(env, { kinds })
  return parseConfig(env, { kinds, teamsFile: await readTeamsFile(path) })
}

const MOST_BYTES = 1024 * 1024

async function readTeamsFile(path: string): Promise<TeamsFileRead> {
  const bytes = await readBytes(path).catch((error: NodeJS.ErrnoException) => whyNot(path, error))
  if (typeof bytes === 'string') return { unreadable: bytes }
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { unreadable: 'USHER_TEAMS_FILE names a file that is not UTF-8 text: save it as UTF-8.' }
  }
}

/** The file, or what is wrong with it: only what is a file and small is opened, so that nothing endless is read. */
async function readBytes(path: string): Promise<Uint8Array | string> {
  const stats = await stat(path)
  if (!stats.isFile()) return NO_FILE
  return stats.size > MOST_BYTES ? TOO_BIG : readFile(path)
}

const NO_FILE =
  'USHER_TEAMS_FILE names something that is no file, such as a directory: name the YAML file itself.'
const TOO_BIG =
  'USHER_TEAMS_FILE names a file of more than 1 MB, which no list of teams is: name the YAML file.'

function whyNot(path: string, { code }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return `USHER_TEAMS_FILE names a file that is not there, ${resolve(path)}: a path that does not begin with / counts from where Usher is started.`
  const why =
    code === 'EACCES' || code === 'EPERM' ? 'Usher may not read' : `cannot be read (${code ?? 'unknown'})`
  return `USHER_TEAMS_FILE names a file that ${why}, ${resolve(path)}: let the account that Usher runs as read it.`
}
