import type { Desk } from '../desk.ts'

/** Whose product owns the membership. Another choice starts the bot anew. */
export function HomeSwitch({ desk: { home } }: { desk: Desk }) {
  const view = home.view.value
  if (!view || view.choices.length < 2) return null
  const label = `${view.team} lives in`
  return (
    <label class="home-switch">
      <span>{label}</span>
      <select
        aria-label={label}
        value={view.name}
        aria-busy={view.movingTo !== undefined}
        onChange={(event) => void home.moveTo(event.currentTarget.value)}
      >
        {view.choices.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}
