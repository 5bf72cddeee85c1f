import type { z } from 'zod'
import { bulkInput, bulkSubject } from './bulk-inputs.ts'
import { about, changes, type Handle, type Route, type RouteKey, reads } from './route.ts'
import { askBulk } from './usecases/ask-bulk.ts'
import { takeBulkFile } from './usecases/bulk-file.ts'
import { confirmBulk } from './usecases/confirm-bulk.ts'
import { draftBulk } from './usecases/draft-bulk.ts'
import { dropBulk } from './usecases/drop-bulk.ts'
import { askBulkAnswer, draftBulkAnswer } from './views/bulk-ask.ts'
import { confirmBulkAnswer, dropBulkAnswer } from './views/bulk-confirm.ts'
import { bulkFileAnswer } from './views/bulk-file.ts'

/** Whoever names nobody is asked; a file can come with the command itself. */
const asking: Handle<z.infer<typeof bulkInput>> = async (deps, caller, given) =>
  given.file
    ? draftBulkAnswer(await draftBulk(deps, caller, given), 'command')
    : askBulkAnswer(await askBulk(deps, caller))

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
}
