import type { Route, RouteKey } from './route.ts'

/** The part of the routes that is about many people at once. */
export const bulkRoutes: Readonly<Record<RouteKey, Route>> = {}
