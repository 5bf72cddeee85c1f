import { describe, expect, it } from 'vitest'
import { escape, escapeCode } from '../../../src/platforms/discord/render/escape.ts'

const ZW = '\u200b'

describe('text from people', () => {
  it.each([
    ['plain text stays', 'Ann, 3 o’clock', 'Ann, 3 o’clock'],
    ['bold and italic', '**a** _b_ *c*', '\\*\\*a\\*\\* \\_b\\_ \\*c\\*'],
    ['strike and spoiler', '~~a~~ ||b||', '\\~\\~a\\~\\~ \\|\\|b\\|\\|'],
    ['code', '`a`', '\\`a\\`'],
    ['heading', '# a\n### b', '\\# a\n\\### b'],
    ['small print', '-# a', '\\-# a'],
    ['quote', '> a\n>>> b', '\\> a\n\\>>> b'],
    ['lists', '- a\n* b\n1. c', '\\- a\n\\* b\n1\\. c'],
    ['masked link', '[a](b)', '\\[a](b)'],
    ['link', 'https://a.b/c_d_e', `https:${ZW}//a.b/c\\_d\\_e`],
    ['guild invite', 'discord.gg/abc', `discord.gg${ZW}/abc`],
    ['mention', '<@123> <@&1> <#1>', `<${ZW}@123> <${ZW}@&1> <${ZW}#1>`],
    ['emoji and time', '<:x:1> <a:x:1> <t:1:R>', `<${ZW}:x:1> <${ZW}a:x:1> <${ZW}t:1:R>`],
    ['everyone', '@everyone @here', `@${ZW}everyone @${ZW}here`],
    ['backwards', 'a\u202egnp.exe', 'agnp.exe'],
    ['backslash', '\\*a\\*', '\\\\\\*a\\\\\\*'],
  ])('%s', (_, typed, shown) => {
    expect(escape(typed)).toBe(shown)
  })

  it('cannot end a piece of code', () => {
    expect(escapeCode('a`b\u202e')).toBe('aˋb')
  })
})
