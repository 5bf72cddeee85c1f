import { ZodError } from 'zod'
import { BackendUnavailable } from '../../backends/backend.ts'
import { PlatformUnavailable } from '../../platforms/platform.ts'
import { SignInUnavailable } from '../../sign-in/sign-in.ts'
import { brokenPage, PROBLEM_PAGES, pageOf, unavailablePage } from '../../views/link-page-words.ts'
import { backendUnavailableView } from '../../views/trouble.ts'
import type { LinkPageDeps } from './deps.ts'
import type { Shown } from './show.ts'

/** A page for whatever was thrown. The address of the page is a secret, so the log has none. */
export function explainTrouble({ log, newReference }: LinkPageDeps, error: unknown): Shown {
  if (error instanceof BackendUnavailable) {
    log.warn({ trouble: error.trouble, problem: error.message }, 'backend unavailable')
    return { status: 503, page: pageOf(backendUnavailableView(error)) }
  }
  if (error instanceof PlatformUnavailable || error instanceof SignInUnavailable) {
    log.warn({ err: error }, 'link page unavailable')
    return { status: 503, page: unavailablePage(error.who) }
  }
  const status = error instanceof ZodError ? 400 : statusOfUnread(error)
  if (status !== undefined) return { status, page: PROBLEM_PAGES.forged }
  const reference = newReference()
  log.error({ err: error, reference }, 'link page failed')
  return { status: 500, page: brokenPage(reference) }
}

/** What the server itself refused: too long, or no form. */
function statusOfUnread(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined
  const { statusCode } = error
  return typeof statusCode === 'number' && statusCode < 500 ? statusCode : undefined
}
