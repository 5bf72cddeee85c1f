import { bulkInput } from './bulk-inputs.ts'
import { changes, type Route, type RouteKey } from './route.ts'
import { askBulk } from './usecases/ask-bulk.ts'
import { askBulkAnswer } from './views/bulk-ask.ts'

/** The part of the routes that is about many people at once. */
export const bulkRoutes: Readonly<Record<RouteKey, Route>> = {
  'command bulk': changes(bulkInput, async (deps, caller) => askBulkAnswer(await askBulk(deps, caller))),
}
