type Props = {
  readonly name: string
  readonly handle: string
  readonly color: string
  readonly small?: boolean
}

export const Avatar = ({ name, handle, color, small = false }: Props) => (
  <span
    class={small ? 'avatar small' : 'avatar'}
    style={{ background: handle === 'usher' ? USHER_COLOR : color }}
    aria-hidden="true"
  >
    {handle === 'usher' ? <Door /> : initials(name)}
  </span>
)

/** The same on both platforms, like its picture. */
const USHER_COLOR = '#f5a623'

/** Usher's picture: a door left open. */
const Door = () => (
  <svg viewBox="0 0 36 36" role="presentation">
    <path d="M10 30V8.5L22 5v25z" fill="#fff" />
    <path d="M22 8h4v22h-4" fill="#fff" opacity="0.45" />
    <circle cx="18.6" cy="18.5" r="1.6" fill="#8a5a00" />
  </svg>
)

function initials(name: string): string {
  const letters = name.match(/(?<!\p{L})\p{L}/gu) ?? ['?']
  return letters.slice(0, 2).join('').toUpperCase()
}
