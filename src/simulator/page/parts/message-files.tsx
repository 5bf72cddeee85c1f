import type { ScreenFile } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { download } from '../download.ts'
import { sizeText } from '../text/sizes.ts'
import { FileSign } from './given-file.tsx'

type Props = { readonly chat: Chat; readonly files: readonly ScreenFile[] }

/** What came with a message, to be downloaded. */
export const MessageFiles = ({ chat, files }: Props) =>
  files.length > 0 ? (
    <ul class="files" aria-label="Files">
      {files.map((file) => (
        <li key={file.id} class="file">
          <FileSign />
          <span class="file-words">
            <span class="file-name">{file.name}</span>
            <small>{sizeText(file.bytes)}</small>
          </span>
          <button
            type="button"
            class="button plain grey"
            aria-label={`Download ${file.name}`}
            onClick={() => void download(chat, file)}
          >
            Download
          </button>
        </li>
      ))}
    </ul>
  ) : null
