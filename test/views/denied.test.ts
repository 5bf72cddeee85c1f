import { expect, test } from 'vitest'
import type { Flaw } from '../../src/domain/channel.ts'
import type { Denied } from '../../src/domain/outcomes.ts'
import { deniedView } from '../../src/views/denied.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam({ name: 'Lighthouse' })

const refusal = (denied: Partial<Denied> & Pick<Denied, 'action' | 'ruling'>): string =>
  readAloud(deniedView({ kind: 'denied', team, flaws: [], whoCould: [], ...denied }))

const admins = { whoCould: ['Ann', 'Bob'] }

test('every refusal says why, and who could', () => {
  const said = [
    refusal({ action: 'invite', ruling: { kind: 'not_a_member' } }),
    refusal({ action: 'list_invitations', ruling: { kind: 'rank_too_low', needed: 'admin' }, ...admins }),
    refusal({ action: 'invite', ruling: { kind: 'above_own_rank', own: 'admin' }, ...admins }),
    refusal({ action: 'remove', ruling: { kind: 'outranked', own: 'admin' }, whom: 'Ann Lee', ...admins }),
    refusal({ action: 'remove', ruling: { kind: 'admin_channel_only' } }),
    refusal({ action: 'invite', ruling: { kind: 'no_admin_channel' }, ...admins }),
    refusal({ action: 'answer', ruling: { kind: 'not_yours' } }),
    refusal({ action: 'remove', ruling: { kind: 'oneself' } }),
    refusal({ action: 'agree', ruling: { kind: 'own_case' }, ...admins }),
    refusal({ action: 'agree', ruling: { kind: 'own_case' }, couldNobody: true }),
    refusal({ action: 'change_role', ruling: { kind: 'own_case' }, ...admins }),
    refusal({ action: 'link_other', ruling: { kind: 'own_case' } }),
    refusal({ action: 'remove', ruling: { kind: 'service_account' }, whom: 'Lamp' }),
    refusal({ action: 'change_role', ruling: { kind: 'last_owner' }, whom: 'Ann Lee' }),
    refusal({ action: 'leave', ruling: { kind: 'last_owner' } }),
    refusal({ action: 'link_other', ruling: { kind: 'owners_link_themselves' }, whom: 'Ann Lee' }),
    refusal({ action: 'move_setup', ruling: { kind: 'rank_too_low', needed: 'owner' } }),
  ]
  expect(said.join('\n\n')).toMatchInlineSnapshot(`
    "(bad) You cannot invite people to Lighthouse
    As far as I know you are not a member of Lighthouse.
    You could ask an admin of the team.
    [Link account]

    (bad) You cannot see the invitations of Lighthouse
    You need to be at least an admin of the team for this.
    You could ask Ann or Bob.

    (bad) You cannot give that role in Lighthouse
    You are an admin, so you can give others at most that role. Choose a lower role and try again.
    You could ask Ann or Bob.

    (bad) You cannot remove Ann Lee from Lighthouse
    You are an admin, and they rank above you.
    You could ask Ann or Bob.

    (bad) You cannot remove people from Lighthouse
    This is only possible in the team’s admin channel. Go there and try again; if there is none yet, an admin makes a private channel one with /team setup.

    (bad) You cannot invite people to Lighthouse
    Somebody else has to agree to this, and there is no admin channel where I could ask. An admin makes a private channel one with /team setup.
    You could ask Ann or Bob.

    (bad) You cannot answer this invitation to Lighthouse
    It is for somebody else, and only they can answer it. Type /team inbox to see your own invitations.

    (bad) You cannot remove yourself from Lighthouse
    That is you. Type /team leave if you want to leave yourself.

    (bad) You cannot decide this for Lighthouse
    Nobody decides about what they asked for themselves or what is about them; a second admin has to.
    You could ask Ann or Bob.

    (bad) You cannot decide this for Lighthouse
    Nobody decides about what they asked for themselves or what is about them; a second admin has to.
    Nobody else in Lighthouse could agree: make another person an admin first.

    (bad) You cannot change your own role in Lighthouse
    That is your own role. Somebody else in the admin channel has to change it.
    You could ask Ann or Bob.

    (bad) You cannot link other people to Lighthouse
    That is you. Type /team link to link your own account.

    (bad) Lamp cannot be removed from Lighthouse
    That is a service account, not a person. Look after it at Usher itself.

    (bad) Ann Lee cannot be given another role in Lighthouse
    Lighthouse would be left without an owner. Make somebody else an owner first.

    (bad) You cannot leave Lighthouse
    Lighthouse would be left without an owner. Make somebody else an owner first.

    (bad) You cannot link Ann Lee to Lighthouse
    An owner links their account themselves, with /team link: nobody else can say who an owner is.

    (bad) You cannot move the admin channel of Lighthouse
    You need to be an owner of the team for this.
    You could ask an owner of the team."
  `)
})

test('who is not a colleague hears why', () => {
  const who = ['guest', 'stranger', 'bot', 'deactivated'] as const
  const said = who.map((one) => refusal({ action: 'link', ruling: { kind: 'not_a_colleague', who: one } }))
  expect(said.join('\n\n')).toMatchInlineSnapshot(`
    "(bad) You cannot link your account to Lighthouse
    You are a guest here. Ask for a full membership of this workspace first; then I can act for you.

    (bad) You cannot link your account to Lighthouse
    You are here from another company, so I cannot act for you. Ask the person who invited you.

    (bad) You cannot link your account to Lighthouse
    Only people can do this, and you are a bot.

    (bad) You cannot link your account to Lighthouse
    Your account here is deactivated. It has to be active again first."
  `)
})

test('a channel that counts no more says what is wrong with it', () => {
  const flaws: readonly Flaw[] = [
    { kind: 'public' },
    { kind: 'shared' },
    { kind: 'archived' },
    { kind: 'crowded' },
    { kind: 'hidden' },
    { kind: 'direct' },
    { kind: 'unfit' },
    { kind: 'guests', names: ['Gus'] },
    { kind: 'strangers', names: ['Zoé', 'Wei'] },
    { kind: 'unranked', names: ['A', 'B', 'C', 'D', 'E', 'F', 'G'] },
    { kind: 'groups', names: ['Lamp crew'] },
  ]
  expect(refusal({ action: 'remove', ruling: { kind: 'admin_channel_only' }, flaws })).toMatchInlineSnapshot(`
    "(bad) You cannot remove people from Lighthouse
    This is only possible in an admin channel, and this channel does not count as one at the moment.
    Everybody can read it. Make it private, or use another channel.
    It is shared with another company, or about to be. Use a channel that is yours alone.
    It is archived. Use a channel that is still in use.
    There are too many people in it for me to look at each. Use a smaller channel.
    I cannot look into this channel. Add me to it first.
    A direct message is no channel. Use a private channel of the people who look after the team.
    A thread, or a channel that others can follow, cannot be one. Use an ordinary private text channel.
    There are guests in it: Gus. Take them out, or use another channel.
    There are people of another company in it: Zoé and Wei. Take them out, or use another channel.
    Not everybody in it may decide about the team: A, B, C, D, E and 2 more. Take them out, or have them link their accounts first.
    Whole groups can read it, and I cannot see who is in them: Lamp crew. Let people in one by one instead."
  `)
})
