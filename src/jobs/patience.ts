/** How long somebody waits for the real answer before they hear that it takes longer. */
export const PATIENCE_MS = 10_000
