/** Whoever may be searched for. The address is in lower case. */
export type Listed = { readonly name: string; readonly email?: string }

export function matches({ name, email = '' }: Listed, search = ''): boolean {
  const wanted = search.toLowerCase()
  return name.toLowerCase().includes(wanted) || email.includes(wanted)
}
