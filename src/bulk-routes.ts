import type { z } from 'zod'
import { bulkInput, bulkSubject } from './bulk-inputs.ts'
import type { BulkId } from './domain/ids.ts'
import type { BulkTendOutcome } from './domain/tend-outcomes.ts'
import { anyInput } from './inputs.ts'
import { about, changes, type Handle, type Route, type RouteKey, reads } from './route.ts'
import { askBulk } from './usecases/ask-bulk.ts'
import { takeBulkFile } from './usecases/bulk-file.ts'
import type { Caller } from './usecases/caller.ts'
import { confirmBulk } from './usecases/confirm-bulk.ts'
import type { Deps } from './usecases/deps.ts'
import { draftBulk } from './usecases/draft-bulk.ts'
import { dropBulk } from './usecases/drop-bulk.ts'
import { pauseBulk } from './usecases/pause-bulk.ts'
import { resumeBulk } from './usecases/resume-bulk.ts'
import { retryBulk } from './usecases/retry-bulk.ts'
import { stopBulk } from './usecases/stop-bulk.ts'
import { askUndoBulk, undoBulk } from './usecases/undo-bulk.ts'
import { askBulkAnswer, draftBulkAnswer } from './views/bulk-ask.ts'
import { confirmBulkAnswer, dropBulkAnswer } from './views/bulk-confirm.ts'
import { bulkFileAnswer } from './views/bulk-file.ts'
import {
  askUndoBulkAnswer,
  keptBulkAnswer,
  retryBulkAnswer,
  tendBulkAnswer,
  undoBulkAnswer,
} from './views/bulk-tend.ts'

/** Whoever names nobody is asked; a file can come with the command itself. */
const asking: Handle<z.infer<typeof bulkInput>> = async (deps, caller, given) =>
  given.file
    ? draftBulkAnswer(await draftBulk(deps, caller, given), 'command')
    : askBulkAnswer(await askBulk(deps, caller))

type Tend = (deps: Deps, caller: Caller, id: BulkId) => Promise<BulkTendOutcome>

const tending = (tend: Tend, answer = tendBulkAnswer): Route =>
  about(
    'bulk',
    changes(bulkSubject, async (deps, caller, bulk) => answer(await tend(deps, caller, bulk))),
  )

/** The part of the routes that is about many people at once. */
export const bulkRoutes: Readonly<Record<RouteKey, Route>> = {
  'command bulk': changes(bulkInput, asking),
  'submission bulk': changes(bulkInput, async (deps, caller, given) =>
    draftBulkAnswer(await draftBulk(deps, caller, given), 'form'),
  ),
  'press bulk_another': about(
    'bulk',
    reads(bulkSubject, async (deps, caller) => askBulkAnswer(await askBulk(deps, caller, { anew: true }))),
  ),
  'press bulk_confirm': about(
    'bulk',
    changes(bulkSubject, async (deps, caller, bulk) =>
      confirmBulkAnswer(await confirmBulk(deps, caller, bulk)),
    ),
  ),
  'press bulk_drop': about(
    'bulk',
    changes(bulkSubject, async (deps, caller, bulk) => dropBulkAnswer(await dropBulk(deps, caller, bulk))),
  ),
  'press bulk_file': about(
    'bulk',
    reads(bulkSubject, async (deps, caller, bulk) => bulkFileAnswer(await takeBulkFile(deps, caller, bulk))),
  ),

  'press bulk_pause': tending(pauseBulk),
  'press bulk_resume': tending(resumeBulk),
  'press bulk_stop': tending(stopBulk),
  'press bulk_undo': tending(undoBulk, undoBulkAnswer),
  'press bulk_retry': about(
    'bulk',
    changes(bulkSubject, async (deps, caller, bulk) => retryBulkAnswer(await retryBulk(deps, caller, bulk))),
  ),
  'press ask_bulk_undo': about(
    'bulk',
    reads(bulkSubject, async (deps, caller, bulk) =>
      askUndoBulkAnswer(await askUndoBulk(deps, caller, bulk)),
    ),
  ),
  'press bulk_keep': about(
    'person',
    reads(anyInput, async () => keptBulkAnswer),
  ),
}
