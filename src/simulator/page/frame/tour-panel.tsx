import { useRef, useState } from 'preact/hooks'
import { playTour } from '../../tour.ts'
import type { Desk } from '../desk.ts'
import { createPageStage } from './page-stage.ts'

/** The last caption stays for this long. */
const LAST_WORD_MS = 6000

/** Plays the story once, from invitation to answer, with a caption for each step. */
export function TourPanel({ desk }: { desk: Desk }) {
  const [caption, setCaption] = useState('')
  const running = useRef<AbortController | undefined>(undefined)

  const stop = () => {
    running.current?.abort()
    running.current = undefined
    setCaption('')
  }
  const start = async () => {
    const tour = new AbortController()
    running.current = tour
    const stage = createPageStage(desk, setCaption, tour.signal)
    try {
      await playTour(stage, desk.home.console.value?.title)
      await stage.pause(LAST_WORD_MS)
      stop()
    } catch {
      // Stopped by the person: the page stays as it is, theirs to play on.
    }
  }
  return (
    <>
      <button type="button" class="tour-start" onClick={() => (running.current ? stop() : void start())}>
        {caption ? '■ Stop the tour' : '▶ Show me'}
      </button>
      {caption && (
        <p class="caption" role="status">
          {caption}
        </p>
      )}
    </>
  )
}
