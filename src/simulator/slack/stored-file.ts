import { Buffer } from 'node:buffer'
import { typeOf } from './file-types.ts'

/** What somebody or the app uploaded. */
export type StoredFile = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly content: Uint8Array
  /** A user id. */
  readonly owner: string
  readonly ownerTeam: string
  readonly createdAt: Date
  /** Where it is read and downloaded, by whom may. */
  readonly privateUrl: string
  readonly downloadUrl: string
  readonly permalink: string
  /** Whoever uploaded it has taken it back. */
  readonly isDeleted: boolean
  /** Ids of conversations. */
  readonly sharedIn: readonly string[]
}

/** The file object of the Web API and of payloads. Source: https://docs.slack.dev/reference/objects/file-object */
export function renderFile(file: StoredFile): object {
  const { mimetype, filetype, prettyType, isText } = typeOf(file.name)
  const created = Math.floor(file.createdAt.getTime() / 1000)
  return {
    id: file.id,
    created,
    timestamp: created,
    name: file.name,
    title: file.title,
    mimetype,
    filetype,
    pretty_type: prettyType,
    user: file.owner,
    user_team: file.ownerTeam,
    editable: isText,
    size: file.content.byteLength,
    mode: isText ? 'snippet' : 'hosted',
    is_external: false,
    external_type: '',
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    file_access: 'visible',
    comments_count: 0,
    ...addressesOf(file),
    ...sharesOf(file),
    ...(isText && previewOf(file)),
  }
}

const addressesOf = ({ id, privateUrl, downloadUrl, permalink }: StoredFile) => ({
  url_private: privateUrl,
  url_private_download: downloadUrl,
  permalink,
  permalink_public: `https://slack-files.com/${id}`,
})

function sharesOf({ sharedIn }: StoredFile) {
  const of = (prefix: string) => sharedIn.filter((channel) => channel.startsWith(prefix))
  return {
    is_public: of('C').length > 0,
    shares: {},
    channels: of('C'),
    groups: of('G'),
    ims: of('D'),
    has_more_shares: false,
    has_rich_preview: false,
  }
}

const PREVIEW = { lines: 5, bytes: 5000 } as const

function previewOf({ content }: StoredFile) {
  const lines = Buffer.from(content.subarray(0, PREVIEW.bytes)).toString('utf8').split('\n')
  return {
    preview: lines.slice(0, PREVIEW.lines).join('\n'),
    lines: lines.length,
    lines_more: Math.max(0, lines.length - PREVIEW.lines),
    preview_is_truncated: lines.length > PREVIEW.lines,
  }
}
