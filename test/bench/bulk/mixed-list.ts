/** Whom the team knows already: {@link seedTeam}. */
export const KNOWN = { members: 2_000, invited: 500 } as const

export const memberEmail = (index: number): string => `member${index}@lighthouse.example`
export const invitedEmail = (index: number): string => `invited${index}@lighthouse.example`

/** One line of every kind that there is, by its number. */
const KINDS: readonly ((index: number) => string)[] = [
  (index) => `${memberEmail(index % KNOWN.members)},Member ${index},member,`,
  (index) => `${invitedEmail(index % KNOWN.invited)},Invited ${index},,`,
  // Whoever stands three lines further down has it too.
  (index) => `new${index + 3}@lighthouse.example,Twice ${index},,`,
  (index) => `nobody ${index},No Address ${index},,`,
  (index) => `other${index}@somewhere.example,Other Domain ${index},,`,
  (index) =>
    `new${index}@lighthouse.example,"Person, ${index}",member,"A note of their own, for number ${index}"`,
  (index) => `new${index}@lighthouse.example,Person ${index},emperor,no such role`,
  (index) => `New Person <new${index}@lighthouse.example>,Person ${index},admin,`,
  (index) => `new${index}@lighthouse.example,Person ${index},,see you on Monday`,
  (index) => `new${index}@lighthouse.example,Person ${index},,`,
]

/** A table with a heading, about sixty bytes a line. */
export const mixedList = (rows: number): string =>
  [
    'email,name,role,note',
    ...Array.from({ length: rows }, (_, index) => KINDS[index % KINDS.length]?.(index) ?? ''),
  ].join('\n')
