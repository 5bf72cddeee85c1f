import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'

/** The process's variables, and from `.env` in the working directory those that are not set yet. */
export function loadEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) loadEnvFile('.env')
  return process.env
}
