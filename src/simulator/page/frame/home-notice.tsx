import type { Desk } from '../desk.ts'

/** That the team moves, or why it could not. */
export function HomeNotice({ desk: { home } }: { desk: Desk }) {
  const view = home.view.value
  const problem = home.problem.value
  return (
    <>
      <div role="status">
        {view?.movingTo !== undefined && (
          <p class="notice">
            {view.team} moves to {view.movingTo}: Usher starts again there…
          </p>
        )}
      </div>
      {problem && (
        <p class="notice bad" role="alert">
          {problem}
          <button type="button" class="icon" aria-label="Close this notice" onClick={() => home.hush()}>
            ✕
          </button>
        </p>
      )}
    </>
  )
}
