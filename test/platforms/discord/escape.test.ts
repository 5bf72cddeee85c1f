import { describe, expect, it } from 'vitest'
import { escape, escapeCode } from '../../../src/platforms/discord/render/escape.ts'

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
    ['link', 'https://a.b/c_d_e', 'https:\\//a.b/c\\_d\\_e'],
    ['guild invite', 'discord.gg/abc', 'discord.gg\\/abc'],
    ['mention', '<@123> <@&1> <#1>', '\\<@123> \\<@&1> \\<#1>'],
    ['emoji and time', '<:x:1> <a:x:1> <t:1:R>', '\\<:x:1> \\<a:x:1> \\<t:1:R>'],
    ['everyone', '@everyone @here', '\\@everyone \\@here'],
    ['formatting in a link', 'https://a.b/*c*', 'https:\\//a.b/\\*c\\*'],
    ['formatting after an emoji', '<a:x _y_', '\\<a:x \\_y\\_'],
    ['signs that are used inside', '\ue03c@1>', '@1>'],
    ['backwards', 'a\u202egnp.exe', 'agnp.exe'],
    ['backslash', '\\*a\\*', '\\\\\\*a\\\\\\*'],
  ])('%s', (_, typed, shown) => {
    expect(escape(typed)).toBe(shown)
  })

  it('cannot end a piece of code', () => {
    expect(escapeCode('a`b\u202e')).toBe('aˋb')
  })
})
