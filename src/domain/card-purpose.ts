/** As what a message was sent, and by that what it shows. */
export type CardPurpose =
  /** The invitee's, with Accept and Decline. */
  | 'offer'
  /** The same, sent before the invitation was sent again: it points to the newer one. */
  | 'replaced_offer'
  | 'reminder'
  /** In a channel: that there is something for somebody, and not what. */
  | 'mention'
  /** The inviter's, about what became of it. */
  | 'news'
  /** The inviter's, with other ways to an invitee whom no card reached. */
  | 'detour'
  /** An admin channel's, of a change. */
  | 'change'
  /** How far a list of people is, and what came of it. */
  | 'progress'
  | 'report'
