import { LogLevel, type Logger as SdkLogger } from '@slack/bolt'
import type { Logger } from 'pino'

/**
 * What the SDK has to say, as a sentence without its facts: its messages quote payloads, urls and answers.
 * Its own level stays at warnings, so the chatter that holds most of them is not even put together.
 */
export function sdkLog(log: Logger): SdkLogger {
  return {
    debug: quiet,
    info: quiet,
    warn: (...said: unknown[]) => log.warn(gist(said), 'slack sdk warning'),
    error: (...said: unknown[]) => log.error(gist(said), 'slack sdk error'),
    setLevel: quiet,
    getLevel: () => LogLevel.WARN,
    setName: quiet,
  }
}

const quiet = (): void => {}

/** The words before the first detail, and the name of an error instead of its message. */
function gist(said: readonly unknown[]): { readonly said: string } {
  const parts = said.map((part) =>
    part instanceof Error ? part.name : typeof part === 'string' ? headOf(part) : '',
  )
  return { said: parts.filter((part) => part !== '').join(' ') }
}

const headOf = (text: string): string => (/^[A-Za-z .,'-]*/.exec(text)?.[0] ?? '').slice(0, 120).trim()
