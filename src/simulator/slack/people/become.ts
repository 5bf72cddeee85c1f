import { CannotDo } from '../../twin.ts'
import type { User } from '../users.ts'
import { findUserByHandle, type Workspace } from '../workspace.ts'

/** What an administrator can make of somebody of the own company. */
export type MemberKind = Extract<User['kind'], 'person' | 'guest' | 'deactivated'>

const KINDS: readonly string[] = ['person', 'guest', 'deactivated'] satisfies readonly MemberKind[]

/** Throws {@link CannotDo} for bots and for people of another company. */
export function become(workspace: Workspace, handle: string, kind: MemberKind): void {
  const user = findUserByHandle(workspace, handle)
  if (!user || !KINDS.includes(user.kind)) throw new CannotDo(`${handle} is nobody's to change here`)
  workspace.users.set(user.id, { ...user, kind })
  workspace.changed()
}
