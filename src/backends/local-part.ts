/** What stands for a name where there is none: names are shown where addresses must not be. */
export const localPart = (email: string): string => email.split('@')[0] ?? ''
