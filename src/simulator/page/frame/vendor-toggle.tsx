import type { Desk } from '../desk.ts'

/** Shows and hides the window to the vendor, where there is one. */
export function VendorToggle({ desk: { home } }: { desk: Desk }) {
  const title = home.console.value?.title
  if (title === undefined) return null
  return (
    <button type="button" aria-expanded={home.isWindowOpen.value} onClick={() => home.toggleWindow()}>
      At {title}
    </button>
  )
}
