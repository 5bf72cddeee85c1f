type Named = { readonly name: string; readonly account: string }

/** A stable order, whatever the one in which a backend gives them. */
export const byName = (one: Named, other: Named): number =>
  one.name.localeCompare(other.name, 'en') || one.account.localeCompare(other.account)
