import { expect, test } from 'vitest'
import { facts as zenmlFacts } from '../../src/backends/zenml/facts.ts'
import type { LinkProof } from '../../src/domain/account.ts'
import { asAccountId } from '../../src/domain/ids.ts'
import { mappedNotice, mappedView, unlinkedNotice, unlinkedOtherView } from '../../src/views/link-other.ts'
import { askUnlinkView, unlinkedView } from '../../src/views/link-undo.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam({ backend: zenmlFacts })
const actor = { platform: 'chat', id: 'bob' }
const person = { actor, name: 'Bob', kind: 'person' } as const
const role = { name: 'member', rank: 'member' } as const
const member = { account: asAccountId('bobs'), name: 'Bob Okafor', email: 'bob@lighthouse.example', role }
const email = 'bob@lighthouse.example'

const linkBy = (proof: LinkProof) => ({
  team: team.id,
  tenant: team.tenant,
  actor,
  account: member.account,
  proof,
})

test("what came of an admin's word", () => {
  const all = [
    mappedView({ kind: 'mapped', team, by: 'Ann', person, member, email }, true),
    mappedView({ kind: 'mapped', team, by: 'Ann', person, member, email }),
    mappedView({ kind: 'already_linked', team, person }),
    mappedView({ kind: 'incomplete' }),
    mappedView({ kind: 'not_linkable', name: 'Robo', reason: 'bot' }),
    mappedView({ kind: 'no_member', team, email }),
    mappedView({ kind: 'linked_otherwise', team, person, proof: 'configured' }),
    mappedView({ kind: 'linked_otherwise', team, person, proof: 'issuer' }),
    mappedNotice(team, 'Ann'),
    unlinkedOtherView({ kind: 'unlinked_other', team, by: 'Ann', person, proof: 'configured' }, true),
    unlinkedOtherView({ kind: 'not_linked_other', team, person }),
    unlinkedOtherView({ kind: 'unknown_person' }),
    unlinkedNotice(team, 'Ann'),
  ]
  expect(all.map(readAloud).join('\n\n')).toMatchInlineSnapshot(`
    "(good) Bob is linked to an account in Lighthouse
    Bob is Bob Okafor (bob@lighthouse.example), a member.
    I told them.

    (good) Bob is linked to an account in Lighthouse
    Bob is Bob Okafor (bob@lighthouse.example), a member.
    I could not reach them by direct message, so please tell them.

    (neutral) Bob is linked to that account already
    Nothing was changed.

    (bad) I need one person and one e-mail address
    Type /team link with the person after @ and the address that they have in the team.

    (bad) Robo cannot be linked
    That is a bot; only people can be linked.

    (bad) Nobody in Lighthouse has the address bob@lighthouse.example
    Type /team members to see who is in, or /team invite to invite them.

    (bad) Bob has another account in Lighthouse
    Whoever runs Usher says so, and only they can change it, in USHER_LINKS.

    (bad) Bob has another account in Lighthouse
    They showed themselves that it is theirs. Only they can change that: they type /team unlink first.

    (neutral) Ann linked you to your account in Lighthouse
    Now I know who you are there, and what you may do. Type /team whoami to see it.
    If that is not right, type /team unlink.

    (good) Bob is unlinked from Lighthouse
    They stay a member as before; I only do not know any more that it is them.
    Whoever runs Usher linked them in the settings, so it comes back when I start again. Ask for it to be taken out of USHER_LINKS.
    I told them.

    (neutral) Bob is not linked in Lighthouse
    Nothing was changed.

    (bad) I do not know whom you mean
    Type /team unlink and pick one person from the suggestions after typing @.

    (neutral) Ann unlinked you from your account in Lighthouse
    You stay a member of Lighthouse. To use it from here, type /team link."
  `)
})

test('how a link is undone', () => {
  const all = [
    askUnlinkView({ kind: 'sure', team, link: linkBy('platform') }),
    askUnlinkView({ kind: 'sure', team, link: linkBy('configured') }),
    askUnlinkView({ kind: 'not_linked', team }),
    unlinkedView({ kind: 'unlinked', team, proof: 'accepted' }),
    unlinkedView({ kind: 'unlinked', team, proof: 'configured' }),
  ]
  expect(all.map(readAloud).join('\n\n')).toMatchInlineSnapshot(`
    "(neutral) Unlink your account in Lighthouse?
    I forget who you are there, and your token if you gave me one. You stay a member of Lighthouse.
    You showed it by signing in to your chat, which vouches for your e-mail address.
    Where no other way is set up, an admin has to link you again.
    [Unlink] [Keep it]

    (neutral) Unlink your account in Lighthouse?
    I forget who you are there, and your token if you gave me one. You stay a member of Lighthouse.
    Whoever runs Usher says that it is yours.
    That is in the settings, so the link comes back when I start again. Ask for it to be taken out of USHER_LINKS.
    [Unlink] [Keep it]

    (neutral) You are not linked to an account in Lighthouse
    There is nothing to undo.
    [Link account]

    (good) You are unlinked from your account in Lighthouse
    You stay a member of Lighthouse. I have forgotten who you are there, and your token.
    [Link account]

    (good) You are unlinked from your account in Lighthouse
    You stay a member of Lighthouse. I have forgotten who you are there, and your token.
    That is in the settings, so the link comes back when I start again. Ask for it to be taken out of USHER_LINKS.
    [Link account]"
  `)
})
