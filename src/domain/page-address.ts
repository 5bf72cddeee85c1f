/** For this long after its end a link page can be had again from itself. */
export const RENEWABLE_FOR_MS = 60 * 60_000

/** Where a link page is. The key is all that it takes to see it: it is told to nobody but whose it is. */
export const linkPageUrl = (publicUrl: URL, key: string): URL => under(publicUrl, `link/${key}`)

/** Where an invitee answers whom no message reached. The key is a secret as well. */
export const invitationPageUrl = (publicUrl: URL, key: string): URL => under(publicUrl, `invitation/${key}`)

/** Where browsers come back to from signing in; what an operator registers there. */
export const signInReturnUrl = (publicUrl: URL): URL => linkPageUrl(publicUrl, 'back')

const under = ({ href }: URL, path: string): URL => new URL(`${href.replace(/\/+$/, '')}/${path}`)
