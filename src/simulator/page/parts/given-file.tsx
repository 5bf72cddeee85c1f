import type { ChosenFile } from '../files.ts'
import { sizeText } from '../text/sizes.ts'

type Props = { readonly file: ChosenFile; readonly onRemove: () => void }

/** A file that goes along with what is about to be sent. */
export const GivenFile = ({ file, onRemove }: Props) => (
  <div class="file">
    <FileSign />
    <span class="file-words">
      <span class="file-name">{file.name}</span>
      <small>{sizeText(file.bytes)}</small>
    </span>
    <button type="button" class="icon" aria-label={`Take ${file.name} off`} onClick={onRemove}>
      ✕
    </button>
  </div>
)

export const FileSign = () => (
  <svg class="file-sign" viewBox="0 0 20 24" aria-hidden="true">
    <path
      d="M2 1h10l6 6v16H2z"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linejoin="round"
    />
    <path d="M12 1v6h6M5.5 12h9M5.5 16h9" fill="none" stroke="currentColor" stroke-width="1.6" />
  </svg>
)
