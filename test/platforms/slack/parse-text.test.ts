import { describe, expect, it } from 'vitest'
import { commandTable } from '../../../src/commands.ts'
import { withTeamOption } from '../../../src/domain/command.ts'
import { parseText } from '../../../src/platforms/slack/receive/parse-text.ts'

const parse = (text: string) => parseText(commandTable, 'T1', text)

const who = (actors: string[], emails: string[] = [], unreadable: string[] = []) => ({
  actors,
  emails,
  unreadable,
})

describe('the word behind the slash command', () => {
  it.each([
    ['', { name: 'help', input: {} }],
    ['   ', { name: 'help', input: {} }],
    ['help', { name: 'help', input: {} }],
    ['HELP me', { name: 'help', input: {} }],
    ['invit <@U1>', { name: 'help', input: { unknown: 'invit' } }],
    ['<@U1|ann>', { name: 'help', input: { unknown: 'ann' } }],
    ['a&amp;b', { name: 'help', input: { unknown: 'a&b' } }],
    ['invite', { name: 'invite', input: {} }],
    ['  Invite  ', { name: 'invite', input: {} }],
    ['inbox', { name: 'inbox', input: {} }],
    ['inbox please', { name: 'inbox', input: {} }],
  ])('%j', (text, expected) => {
    expect(parse(text)).toEqual(expected)
  })
})

describe('people', () => {
  it.each([
    ['a mention', '<@U1>', who(['T1/U1'])],
    ['a mention with a label', '<@U1|ann>', who(['T1/U1'])],
    ['a mention whose label lies', '<@U1|@everyone>', who(['T1/U1'])],
    ['an Enterprise mention', '<@W012A3CDE>', who(['T1/W012A3CDE'])],
    ['the same mention twice', '<@U1> <@U1|ann>', who(['T1/U1'])],
    ['two mentions without a space', '<@U1><@U2>', who(['T1/U1', 'T1/U2'])],
    ['an address', 'ann@example.org', who([], ['ann@example.org'])],
    ['an address as a link', '<mailto:Ann@Example.org|Ann@Example.org>', who([], ['ann@example.org'])],
    [
      'an address of which only the end is a link',
      'josé0<mailto:1@example.org|1@example.org> carol@example.org',
      who([], ['josé01@example.org', 'carol@example.org']),
    ],
    ['an address as a bare link', '<mailto:ann@example.org>', who([], ['ann@example.org'])],
    ['addresses that differ in case', 'ann@x.org ANN@X.ORG', who([], ['ann@x.org'])],
    ['commas', 'a@x.org,b@x.org, c@x.org', who([], ['a@x.org', 'b@x.org', 'c@x.org'])],
    ['semicolons, new lines', 'a@x.org;\nb@x.org\nc@x.org;', who([], ['a@x.org', 'b@x.org', 'c@x.org'])],
    ['trailing punctuation', 'a@x.org. (b@x.org) c@x.org!', who([], ['a@x.org', 'b@x.org', 'c@x.org'])],
    ['quotes around', '"a@x.org"', who([], ['a@x.org'])],
    ['smart quotes around', '“a@x.org”', who([], ['a@x.org'])],
    ['non-breaking spaces', '<@U1>\u00a0<@U2>\u202f<@U3>', who(['T1/U1', 'T1/U2', 'T1/U3'])],
    ['zero-width characters', '\u200ba@x.org\ufeff b@x\u200d.org', who([], ['a@x.org', 'b@x.org'])],
    ['a plus and an entity', 'a+b@x.org r&amp;d@x.org', who([], ['a+b@x.org', 'r&d@x.org'])],
    ['an unresolved name', '@ann', who([], [], ['@ann'])],
    ['a word', 'bob', who([], [], ['bob'])],
    ['words in a list', 'bob, ann; eve', who([], [], ['bob', 'ann', 'eve'])],
    ['a word and a mention', 'bob <@U1>', who(['T1/U1'], [], ['bob'])],
    ['half an address', 'ann@', who([], [], ['ann@'])],
    ['a channel', '<#C1|general>', who([], [], ['#general'])],
    ['a private channel', '<#C1|>', who([], [], ['#C1'])],
    ['a user group', '<!subteam^S1|@crew>', who([], [], ['@crew'])],
    ['a whole channel', '<!channel>', who([], [], ['@channel'])],
    ['a linked domain', '<http://x.org|x.org>', who([], [], ['x.org'])],
    ['one in quotes', '"Bob Smith"', who([], [], ['Bob Smith'])],
  ])('%s', (_case, text, expected) => {
    expect(parse(`invite ${text}`)).toEqual({ name: 'invite', input: { who: expected } })
  })
})

describe('role and note behind the people', () => {
  const ann = who(['T1/U1'])
  it.each([
    ['<@U1> admin', { who: ann, role: 'admin' }],
    ['<@U1> ADMIN', { who: ann, role: 'admin' }],
    ['<@U1>, admin', { who: ann, role: 'admin' }],
    ['<@U1> admin <@U2>', { who: who(['T1/U1', 'T1/U2']), role: 'admin' }],
    ['<@U1> boss', { who: ann, role: 'boss' }],
    ['<@U1> admin welcome', { who: ann, role: 'admin', note: 'welcome' }],
    ['<@U1> admin see you soon', { who: ann, role: 'admin', note: 'see you soon' }],
    ['<@U1> see you soon', { who: ann, note: 'see you soon' }],
    ['<@U1> "hello"', { who: ann, note: 'hello' }],
    ['<@U1> “see you, soon”', { who: ann, note: 'see you, soon' }],
    ['<@U1> "no end', { who: ann, note: 'no end' }],
    ['<@U1> admin "member of &lt;x&gt;"', { who: ann, role: 'admin', note: 'member of <x>' }],
    ['<@U1> say hi to <@U2|bob>, please', { who: ann, note: 'say hi to @bob, please' }],
    ['<@U1> read <https://x.org/a|x.org/a> first', { who: ann, note: 'read x.org/a first' }],
    ['<@U1> hear, <!everyone>!', { who: ann, note: 'hear, @everyone!' }],
    ['<@U1> Hi, welcome aboard', { who: ann, note: 'Hi, welcome aboard' }],
    ['<@U1>, bob', { who: who(['T1/U1'], [], ['bob']) }],
    ['<@U1> two\nlines of it', { who: ann, note: 'two\nlines of it' }],
    ['<@U1> 👩‍🚀 welcome aboard', { who: ann, note: '👩‍🚀 welcome aboard' }],
    ['<@U1> admin owner', { who: ann, role: 'admin', note: 'owner' }],
    ['admin', { who: who([], [], ['admin']) }],
  ])('invite %s', (text, input) => {
    expect(parse(`invite ${text}`)).toEqual({ name: 'invite', input })
  })
})

describe('commands with one option', () => {
  it.each([
    ['invitations pending', { name: 'invitations', input: { search: 'pending' } }],
    ['members ann  lee ', { name: 'members', input: { search: 'ann  lee' } }],
    ['members "ann lee"', { name: 'members', input: { search: 'ann lee' } }],
    ['members <@U1|ann>', { name: 'members', input: { search: 'ann' } }],
    ['revoke <@U1|ann>', { name: 'revoke', input: { who: 'T1/U1' } }],
    ['revoke <@U1>', { name: 'revoke', input: { who: 'T1/U1' } }],
    ['revoke <mailto:a@x.org|a@x.org>', { name: 'revoke', input: { who: 'a@x.org' } }],
    ['revoke', { name: 'revoke', input: {} }],
  ])('%s', (text, expected) => {
    expect(parse(text)).toEqual(expected)
  })
})

describe('a team, where several live', () => {
  const several = withTeamOption(commandTable)
  const ann = who(['T1/U1'])
  const team = 'lighthouse'
  it.each([
    ['invite <@U1> admin hello team:lighthouse', { who: ann, role: 'admin', note: 'hello', team }],
    [
      'invite <@U1> admin team:lighthouse hello there',
      { who: ann, role: 'admin', note: 'hello there', team },
    ],
    ['invite <@U1> hello team:lighthouse there', { who: ann, note: 'hello there', team }],
    ['invite team:lighthouse <@U1> <@U2>', { who: who(['T1/U1', 'T1/U2']), team }],
    ['invite <@U1> team:lighthouse admin', { who: ann, role: 'admin', team }],
    ['invite <@U1> team:lighthouse, <@U2>', { who: who(['T1/U1', 'T1/U2']), team }],
    ['invite a@x.org,team:lighthouse,b@x.org', { who: who([], ['a@x.org', 'b@x.org']), team }],
    ['invite <@U1> two\nteam:lighthouse\nlines', { who: ann, note: 'two\nlines', team }],
    ['team:lighthouse invite <@U1>', { who: ann, team }],
    ['invite <@U1> Team:Lighthouse', { who: ann, team: 'Lighthouse' }],
    ['invite <@U1> team:"Two Words" hi there', { who: ann, note: 'hi there', team: 'Two Words' }],
    ['invite <@U1> team:“Two Words”', { who: ann, team: 'Two Words' }],
    ['invite <@U1> team:"No end', { who: ann, team: 'No end' }],
    ['invite <@U1> team:r&amp;d', { who: ann, team: 'r&d' }],
    ['invite <@U1> team:<http://x.org|x.org>', { who: ann, team: 'x.org' }],
    ['invite <@U1> 5" of team:lighthouse by 6"', { who: ann, note: '5" of by 6"', team }],
    ['invite team:lighthouse', { team }],
    ['invite <@U1> "about team:work and more"', { who: ann, note: 'about team:work and more' }],
    ['invite <@U1> our team: all of us', { who: ann, note: 'our team: all of us' }],
    ['invite <@U1> see steam:lighthouse there', { who: ann, note: 'see steam:lighthouse there' }],
    ['invite <@U1> team:a hello team:b', { who: ann, note: 'hello team:b', team: 'a' }],
    ['invite <@U1> hi there team:""', { who: ann, note: 'hi there' }],
    ['revoke <@U1> team:lighthouse', { who: 'T1/U1', team }],
    ['revoke team:lighthouse', { team }],
    ['members ann team:lighthouse lee', { search: 'ann lee', team }],
    ['inbox team:lighthouse', { team }],
    ['inbox lighthouse', {}],
    ['team:lighthouse', { team }],
    ['who team:lighthouse', { unknown: 'who', team }],
  ])('%s', (text, input) => {
    expect(parseText(several, 'T1', text).input).toEqual(input)
  })

  it('is only words where the table does not have it', () => {
    expect(parse('invite <@U1> hello team:lighthouse').input).toEqual({
      who: ann,
      note: 'hello team:lighthouse',
    })
    expect(parse('members team:lighthouse').input).toEqual({ search: 'team:lighthouse' })
  })
})
