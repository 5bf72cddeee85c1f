import type { Courier } from './delivery/courier.ts'
import type { FileStore } from './file-store.ts'
import type { ResponseUrls } from './response-urls.ts'
import type { Triggers } from './triggers.ts'
import type { Workspace } from './workspace.ts'

/** The parts of the twin that its methods, people and screens share. */
export type Slack = {
  readonly workspace: Workspace
  readonly triggers: Triggers
  readonly responseUrls: ResponseUrls
  readonly files: FileStore
  readonly courier: Courier
  /** Broadcast mentions that the app has sent, as it wrote them. */
  readonly pings: string[]
  /** Where a new Socket Mode connection is made, once. */
  readonly openSocketUrl: () => string
}
