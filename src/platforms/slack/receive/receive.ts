import type { App, ViewSubmitAction } from '@slack/bolt'
import type { Receive } from '../../platform.ts'
import { createResponder } from './responder.ts'
import {
  type Desk,
  type Taken,
  takePress,
  takeShortcut,
  takeSlash,
  takeSubmission,
  takeSuggest,
} from './take.ts'

export type Reception = Desk & {
  readonly receive: Receive
  /** Once false, interactions are left to another process, or to Slack's own "did not respond". */
  readonly isOpen: () => boolean
  /** Hears of every interaction under way. */
  readonly track: (work: Promise<void>) => void
}

/** One listener for each kind of payload: which button or form it is, is for the routes to know. */
export function listen(app: App, reception: Reception): void {
  app.command(/.*/, ({ body, ack }) =>
    pass(reception, takeSlash(reception, body, ack), () =>
      ack('Slack sent this in a way I cannot read. Please try once more.'),
    ),
  )
  app.shortcut(/.*/, ({ body, ack }) => pass(reception, takeShortcut(reception, body, ack), () => ack()))
  app.action({ type: 'block_actions' }, ({ body, ack }) =>
    pass(reception, takePress(reception, body, ack), () => ack()),
  )
  app.view<ViewSubmitAction>({ type: 'view_submission' }, ({ body, ack }) =>
    pass(reception, takeSubmission(reception, body, ack), () => ack()),
  )
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, ({ body, ack }) =>
    pass(reception, takeSuggest(reception, body, ack), () => ack({ options: [] })),
  )
}

async function pass(reception: Reception, taken: Taken, refuse: () => Promise<void>): Promise<void> {
  const { receive, log, track } = reception
  if (!reception.isOpen()) return
  if (!taken) {
    log.warn('slack interaction not understood')
    return refuse()
  }
  const { responder, close } = createResponder(taken.way, (error) =>
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'slack interaction not held'),
  )
  const work = receive(taken.interaction, responder).finally(close)
  track(work)
  await work
}
