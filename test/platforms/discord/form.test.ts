import { ComponentType, type ModalData } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { readForm } from '../../../src/platforms/discord/receive/read-form.ts'
import { renderForm } from '../../../src/platforms/discord/render/form.ts'
import type { Field, Form } from '../../../src/views/view.ts'

const ANN = '123456789012345678'

const form: Form = {
  name: 'invite',
  title: 'Invite to team',
  submit: 'Invite',
  fields: [
    {
      name: 'who',
      label: 'People',
      hint: 'Whom to invite',
      isOptional: true,
      kind: 'people',
      max: 60,
      chosen: [
        { platform: 'discord', id: ANN },
        { platform: 'slack', id: 'T1/U1' },
      ],
    },
    {
      name: 'note',
      label: 'Note',
      isOptional: true,
      kind: 'text',
      isLong: true,
      maxLength: 300,
      value: 'Hi',
    },
    {
      name: 'role',
      label: 'Role',
      isOptional: false,
      kind: 'choice',
      choices: [
        { label: 'Member', value: 'member' },
        { label: 'Owner', value: 'owner' },
      ],
      value: 'member',
    },
    { name: 'invitation', label: 'Whose', isOptional: false, kind: 'search', suggest: 'open_invitations' },
    { name: 'list', label: 'Or a file', isOptional: true, kind: 'file', endings: ['csv', 'txt'] },
  ],
}

const text: Field = { name: 'a', label: 'A', isOptional: true, kind: 'text', isLong: false, maxLength: 10 }

describe('a form on Discord', () => {
  it('is a modal of labels', () => {
    expect(renderForm(form)).toMatchInlineSnapshot(`
      {
        "components": [
          {
            "component": {
              "custom_id": "who",
              "default_values": [
                {
                  "id": "123456789012345678",
                  "type": "user",
                },
              ],
              "max_values": 25,
              "min_values": 0,
              "required": false,
              "type": 5,
            },
            "description": "Whom to invite",
            "label": "People",
            "type": 18,
          },
          {
            "component": {
              "custom_id": "note",
              "max_length": 300,
              "required": false,
              "style": 2,
              "type": 4,
              "value": "Hi",
            },
            "label": "Note",
            "type": 18,
          },
          {
            "component": {
              "custom_id": "role",
              "max_values": 1,
              "min_values": 1,
              "options": [
                {
                  "default": true,
                  "label": "Member",
                  "value": "member",
                },
                {
                  "label": "Owner",
                  "value": "owner",
                },
              ],
              "required": true,
              "type": 3,
            },
            "label": "Role",
            "type": 18,
          },
          {
            "component": {
              "custom_id": "invitation",
              "max_length": 100,
              "required": true,
              "style": 1,
              "type": 4,
            },
            "label": "Whose",
            "type": 18,
          },
          {
            "component": {
              "custom_id": "list",
              "file_types": [
                ".csv",
                ".txt",
              ],
              "max_values": 1,
              "min_values": 0,
              "required": false,
              "type": 19,
            },
            "label": "Or a file",
            "type": 18,
          },
        ],
        "custom_id": "invite",
        "title": "Invite to team",
      }
    `)
  })

  it('says what it is about where it is about something', () => {
    expect(renderForm({ ...form, subject: 'team-1' }).custom_id).toBe('invite:team-1')
    expect(renderForm({ ...form, subject: 's'.repeat(60) }).custom_id).toHaveLength(67)
    expect(renderForm({ ...form, subject: '' }).custom_id).toBe('invite')
    expect(() => renderForm({ ...form, subject: 's'.repeat(94) })).toThrow('"invite" is too long')
  })

  it('throws for six fields and for 26 choices', () => {
    const choices = Array.from({ length: 26 }, (_, nth) => ({ label: `${nth}`, value: `${nth}` }))
    expect(() => renderForm({ ...form, fields: Array.from({ length: 6 }, () => text) })).toThrow('6 fields')
    expect(() => renderForm({ ...form, fields: [{ ...text, kind: 'choice', choices }] })).toThrow(
      '26 choices',
    )
  })

  it('comes back as input by name', () => {
    const filled: ModalData[] = [
      { id: 1, type: ComponentType.UserSelect, customId: 'who', values: [ANN] },
      { id: 2, type: ComponentType.TextInput, customId: 'note', value: ' Hi ' },
      { id: 3, type: ComponentType.StringSelect, customId: 'role', values: ['owner'] },
      { id: 4, type: ComponentType.TextInput, customId: 'empty', value: ' ' },
      { id: 5, type: ComponentType.UserSelect, customId: 'nobody', values: [] },
    ]
    expect(readForm(filled)).toEqual({
      who: { actors: [ANN], emails: [], unreadable: [] },
      note: 'Hi',
      role: 'owner',
      nobody: { actors: [], emails: [], unreadable: [] },
    })
  })
})
