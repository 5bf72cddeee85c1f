/** A moment as servers write it; without a zone it is taken for UTC. */
export function parseMoment(text: string): Date | undefined {
  const isZoned = /(z|[+-]\d{2}:?\d{2})$/i.test(text)
  const at = new Date(isZoned ? text : `${text.replace(' ', 'T')}Z`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
