import { describe, expect, test } from 'vitest'
import { columnsWithoutHeadings, fieldOf, readHeadings } from '../../src/domain/list-headings.ts'
import { peopleOnLine, splitLine } from '../../src/domain/list-line.ts'
import { shapeOf, toldSeparator } from '../../src/domain/list-shape.ts'

describe('a first line', () => {
  const table = (separator: string, hasHeadings: boolean) => ({ kind: 'table', separator, hasHeadings })
  const loose = (hasHeading = false) => ({ kind: 'loose', hasHeading })

  test.each([
    ['email,name,role', table(',', true)],
    ['Name;E-Mail', table(';', true)],
    ['name\temail', table('\t', true)],
    ['"Name, first",email', table(',', true)],
    ['email;note, if any', table(';', true)],
    ['email,note;if any', table(',', true)],
    ['email', loose(true)],
    ['\ufeffE-Mail:', loose(true)],
    ['ana@x.example,Ana Silva', table(',', false)],
    ['"Silva, Ana";ana@x.example', table(';', false)],
    ['ana@x.example\tAna\tadmin', table('\t', false)],
    ['ana@x.example', loose()],
    ['- ana@x.example', loose()],
    ['ana@x.example, bob@x.example', loose()],
    ['ana@x.example; <@U1>;', loose()],
    ['"Silva, Ana" <ana@x.example>', loose()],
    ['Silva, Ana <ana@x.example>', loose()],
    ['Silva, Ana <ana@x.example>; Okafor, Bob <bob@x.example>', loose()],
    ['Ana', loose()],
    ['<head@x.example>', loose()],
    ['<!DOCTYPE html>', { kind: 'web_page' }],
    ['  <html lang="en">', { kind: 'web_page' }],
    ['<!-- saved from url -->', { kind: 'web_page' }],
    ['<?xml version="1.0"?>', { kind: 'web_page' }],
  ])('%j says how all are written', (line, shape) => {
    expect(shapeOf([line])).toEqual(shape)
  })

  test.each([
    ['Vorname;Nachname', 'Ana;Silva', table(';', true)],
    ['Vorname,Adresse', 'Ana,ana@x.example', table(',', true)],
    ['Hi Ann, please invite', 'ana@x.example', loose()],
    ['Ana, Bob', undefined, loose()],
  ])('%j above %j says it together with that', (line, next, shape) => {
    expect(shapeOf(next === undefined ? [line] : [line, next])).toEqual(shape)
  })

  test('is read as the line above it says', () => {
    expect(shapeOf(['email;note, if any'], ',')).toEqual(table(',', true))
  })

  test.each([
    ['sep=;', ';'],
    ['\ufeffSEP=,', ','],
    ['"sep=\t"', '\t'],
    ['sep=|', undefined],
    ['separate', undefined],
  ])('%j is for Excel: %j', (line, separator) => {
    expect(toldSeparator(line)).toBe(separator)
  })
})

describe('headings', () => {
  test.each([
    ['email', 'email'],
    ['E-Mail', 'email'],
    [' EMAIL ADDRESS ', 'email'],
    ['Email Address [Required]', 'email'],
    ['e_mail:', 'email'],
    ['Mail', 'email'],
    ['Full name', 'name'],
    ['Ｎａｍｅ', 'name'],
    ['Role', 'role'],
    ['Note (optional)', 'note'],
    ['Notes', 'note'],
    ['Department', undefined],
    ['', undefined],
  ])('%j is for %s', (heading, field) => {
    expect(fieldOf(heading)).toBe(field)
  })

  test('come in any order, and those that mean nothing are named', () => {
    expect(readHeadings(['Department', 'Role', '', 'E-Mail'])).toEqual({
      kind: 'columns',
      columns: [undefined, 'role', undefined, 'email'],
      leftOut: ['Department'],
    })
  })

  test('say when nobody is named below them', () => {
    const headings = ['Name', '', 'x'.repeat(100)]
    expect(readHeadings(headings)).toEqual({
      kind: 'no_email_column',
      headings: ['Name', 'x'.repeat(40)],
    })
  })

  test('never mean the same', () => {
    expect(readHeadings(['email', 'name', 'E-Mail'])).toEqual({ kind: 'same_heading', heading: 'E-Mail' })
  })

  test('are not needed to find the addresses', () => {
    expect(columnsWithoutHeadings(['Ana', 'ana@x.example', 'admin'])).toEqual([undefined, 'email', undefined])
  })
})

describe('a line', () => {
  test.each([
    ['a,b', ',', ['a', 'b']],
    ['"a,b",c', ',', ['"a,b"', 'c']],
    ['<a,b>,c', ',', ['<a,b>', 'c']],
    ['5" of it,c', ',', ['5" of it', 'c']],
    ['a\t\tb\t', '\t', ['a', '', 'b', '']],
    ['a;b', ',', ['a;b']],
    ['', ',', ['']],
  ] as const)('%j parted by %j', (line, separator, cells) => {
    expect(splitLine(line, separator)).toEqual(cells)
  })

  test.each<[string, ...(readonly [string, string?])[]]>([
    ['- ana@x.example', ['ana@x.example']],
    ['• Ana <ana@x.example>', ['ana@x.example', 'Ana']],
    ['12. ana@x.example', ['ana@x.example']],
    ['3) ana@x.example', ['ana@x.example']],
    ['ana@x.example, bob@x.example', ['ana@x.example'], ['bob@x.example']],
    ['ana@x.example，bob@x.example', ['ana@x.example'], ['bob@x.example']],
    [
      'Silva, Ana <ana@x.example>; Okafor, Bob <bob@x.example>',
      ['ana@x.example', 'Silva, Ana'],
      ['bob@x.example', 'Okafor, Bob'],
    ],
    ['Silva, Ana <ana@x.example>, bob@x.example', ['ana@x.example', 'Silva, Ana'], ['bob@x.example']],
    ['ana@x.example,', ['ana@x.example']],
    [' , , '],
  ])('%j has everybody in it', (line, ...people) => {
    const read = peopleOnLine(line).map((one) => [one.kind === 'email' && one.email, one.name])
    expect(read).toEqual(people.map(([email, name]) => [email, name]))
  })

  test('hands back what is nobody', () => {
    expect(peopleOnLine('ana@x.example, Bob')).toMatchObject([
      { kind: 'email' },
      { kind: 'unreadable', typed: 'Bob', problem: 'no_address' },
    ])
    expect(peopleOnLine('ann, bob@x.example; Dora <dora@x.example>')).toMatchObject([
      { kind: 'unreadable', typed: 'ann', problem: 'no_address' },
      { kind: 'email', email: 'bob@x.example' },
      { kind: 'email', email: 'dora@x.example', name: 'Dora' },
    ])
  })
})
