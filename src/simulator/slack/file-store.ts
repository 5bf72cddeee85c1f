import type { GivenFile } from '../twin.ts'
import type { StoredFile } from './stored-file.ts'
import type { User } from './users.ts'
import type { Workspace } from './workspace.ts'

/** Everything that was uploaded, and the addresses by which an app brings what it uploads. */
export type FileStore = {
  add(owner: User, given: GivenFile): StoredFile
  /** By the path of one of its addresses. */
  findByPath(path: string): StoredFile | undefined
  change(file: StoredFile, changed: Partial<Pick<StoredFile, 'isDeleted' | 'sharedIn' | 'title'>>): StoredFile
  /** An address that takes exactly so many bytes, once. */
  openUpload(owner: User, announced: Announced): UploadTicket
  /** `unknown` for an address that was never given or is used. */
  bring(path: string, content: Uint8Array): 'brought' | 'unknown' | 'wrong_length'
  /** Whoever downloads the next file that a person gave is asked to sign in. */
  askToSignIn(): void
  /** True once after {@link askToSignIn}. */
  takeSignIn(): boolean
}

export type Announced = { readonly name: string; readonly length: number }
export type UploadTicket = { readonly fileId: string; readonly url: string }

type Deps = {
  readonly workspace: Pick<Workspace, 'clock' | 'files' | 'ids' | 'team'>
  readonly baseUrl: () => string
}
type Awaited = Announced & { readonly owner: User; readonly fileId: string }

export function createFileStore(deps: Deps): FileStore {
  const { files, ids } = deps.workspace
  const awaited = new Map<string, Awaited>()
  let signIns = 0

  function keep(file: StoredFile): StoredFile {
    files.set(file.id, file)
    return file
  }

  return {
    add: (owner, given) => keep(storedFile(deps, { ...given, owner, id: ids.next('F') })),
    findByPath: (path) => [...files.values()].find((file) => pathsOf(file).includes(path)),
    change: (file, changed) => keep({ ...file, ...changed }),
    openUpload: (owner, announced) => {
      const fileId = ids.next('F')
      const path = `/upload/v1/${ids.secret(48)}`
      awaited.set(path, { ...announced, owner, fileId })
      return { fileId, url: `${deps.baseUrl()}${path}` }
    },
    bring: (path, content) => {
      const upload = awaited.get(path)
      if (!upload) return 'unknown'
      if (content.byteLength !== upload.length) return 'wrong_length'
      awaited.delete(path)
      keep(storedFile(deps, { ...upload, content, id: upload.fileId }))
      return 'brought'
    },
    askToSignIn: () => {
      signIns += 1
    },
    takeSignIn: () => signIns > 0 && signIns-- > 0,
  }
}

type Uploaded = GivenFile & { readonly owner: User; readonly id: string }

function storedFile({ workspace, baseUrl }: Deps, { id, name, content, owner }: Uploaded): StoredFile {
  const { team, clock } = workspace
  const at = `${baseUrl()}/files-pri/${team.id}-${id}`
  return {
    id,
    name,
    title: name,
    content,
    owner: owner.id,
    ownerTeam: owner.teamId,
    createdAt: clock.now(),
    privateUrl: `${at}/${slugOf(name)}`,
    downloadUrl: `${at}/download/${slugOf(name)}`,
    permalink: `https://${team.domain}.slack.com/files/${owner.id}/${id}/${slugOf(name)}`,
    isDeleted: false,
    sharedIn: [],
  }
}

/** The name as it stands in an address. */
const slugOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '_') || 'file'

const pathsOf = ({ privateUrl, downloadUrl }: StoredFile): readonly string[] =>
  [privateUrl, downloadUrl].map((url) => new URL(url).pathname)
