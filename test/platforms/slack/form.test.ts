import { describe, expect, it } from 'vitest'
import { formValues } from '../../../src/platforms/slack/receive/form-values.ts'
import { renderForm, renderWorking } from '../../../src/platforms/slack/render/form.ts'
import type { Form } from '../../../src/views/view.ts'

const form: Form = {
  name: 'invite',
  title: 'Invite to the team',
  submit: 'Invite',
  fields: [
    {
      name: 'who',
      label: 'People',
      isOptional: true,
      kind: 'people',
      max: 25,
      chosen: [
        { platform: 'slack', id: 'T1/U1' },
        { platform: 'discord', id: '77' },
      ],
    },
    { name: 'emails', label: 'Addresses', isOptional: true, kind: 'text', isLong: true, maxLength: 9000 },
    {
      name: 'role',
      label: 'Role',
      hint: 'What they may do',
      isOptional: false,
      kind: 'choice',
      value: 'member',
      choices: [
        { label: 'Member', value: 'member' },
        { label: 'Admin', value: 'admin' },
      ],
    },
    { name: 'open', label: 'Invitation', isOptional: false, kind: 'search', suggest: 'open_invitations' },
  ],
}

describe('a form as a modal', () => {
  it('has an input for each field', () => {
    expect(renderForm(form, { team: 'T1' })).toMatchInlineSnapshot(`
      {
        "blocks": [
          {
            "block_id": "who",
            "element": {
              "action_id": "who",
              "initial_users": [
                "U1",
              ],
              "max_selected_items": 25,
              "type": "multi_users_select",
            },
            "label": {
              "text": "People",
              "type": "plain_text",
            },
            "optional": true,
            "type": "input",
          },
          {
            "block_id": "emails",
            "element": {
              "action_id": "emails",
              "max_length": 3000,
              "multiline": true,
              "type": "plain_text_input",
            },
            "label": {
              "text": "Addresses",
              "type": "plain_text",
            },
            "optional": true,
            "type": "input",
          },
          {
            "block_id": "role",
            "element": {
              "action_id": "role",
              "initial_option": {
                "text": {
                  "text": "Member",
                  "type": "plain_text",
                },
                "value": "member",
              },
              "options": [
                {
                  "text": {
                    "text": "Member",
                    "type": "plain_text",
                  },
                  "value": "member",
                },
                {
                  "text": {
                    "text": "Admin",
                    "type": "plain_text",
                  },
                  "value": "admin",
                },
              ],
              "type": "static_select",
            },
            "hint": {
              "text": "What they may do",
              "type": "plain_text",
            },
            "label": {
              "text": "Role",
              "type": "plain_text",
            },
            "optional": false,
            "type": "input",
          },
          {
            "block_id": "open",
            "element": {
              "action_id": "open_invitations",
              "min_query_length": 0,
              "type": "external_select",
            },
            "label": {
              "text": "Invitation",
              "type": "plain_text",
            },
            "optional": false,
            "type": "input",
          },
        ],
        "callback_id": "invite",
        "close": {
          "text": "Cancel",
          "type": "plain_text",
        },
        "submit": {
          "text": "Invite",
          "type": "plain_text",
        },
        "title": {
          "text": "Invite to the team",
          "type": "plain_text",
        },
        "type": "modal",
      }
    `)
  })

  it('says what it is about where it is about something', () => {
    expect(renderForm({ ...form, subject: 'team-1' }, { team: 'T1' })).toMatchObject({
      callback_id: 'invite',
      private_metadata: '{"subject":"team-1"}',
    })
    expect(renderForm({ ...form, subject: '' }, { team: 'T1' })).not.toHaveProperty('private_metadata')
    expect(() => renderForm({ ...form, subject: 's'.repeat(3001) }, { team: 'T1' })).toThrow(
      'too long for Slack',
    )
  })

  it('can stand in while the answer takes its time', () => {
    expect(renderWorking('Invite to the team', { team: 'T1' }).title.text).toBe('Invite to the team')
  })

  it('cuts a title that is too long', () => {
    const { title } = renderForm({ ...form, title: 'A title of more than 24 characters' }, { team: 'T1' })
    expect(title.text).toBe('A title of more than 24…')
  })

  it('throws rather than drop a choice', () => {
    const choices = Array.from({ length: 101 }, (_, index) => ({ label: `${index}`, value: `${index}` }))
    const field = { name: 'role', label: 'Role', isOptional: false, kind: 'choice' as const, choices }
    expect(() => renderForm({ ...form, fields: [field] }, { team: 'T1' })).toThrow('101 choices')
  })
})

describe('a field for a file', () => {
  const fields: Form['fields'] = [
    ...form.fields.slice(0, 1),
    { name: 'file', label: 'A CSV file', isOptional: true, kind: 'file', endings: ['csv', 'txt'] },
  ]

  it('takes one', () => {
    const { blocks } = renderForm({ ...form, fields }, { team: 'T1' })
    expect(blocks[1]).toMatchObject({
      block_id: 'file',
      optional: true,
      element: { type: 'file_input', action_id: 'file', filetypes: ['csv', 'txt'], max_files: 1 },
    })
  })

  it('is left out where the app may not read files, so that the form opens', () => {
    const { blocks } = renderForm({ ...form, fields }, { team: 'T1', takesNoFiles: true })
    expect(blocks.map(({ block_id: id }) => id)).toEqual(['who'])
  })
})

describe('what was filled in', () => {
  it('is read by field name', () => {
    const values = {
      who: { who: { selected_users: ['U1', 'W2'] } },
      emails: { emails: { value: 'a@x.org' } },
      note: { note: { value: 'R&amp;D &lt;3 &amp;lt;' } },
      role: { role: { selected_option: { value: 'admin' } } },
      open: { open_invitations: { selected_option: { value: 'i1' } } },
    }
    expect(formValues(values, { team: 'T1', user: 'U1' })).toEqual({
      who: { actors: ['T1/U1', 'T1/W2'], emails: [], unreadable: [] },
      emails: 'a@x.org',
      note: 'R&D <3 &lt;',
      role: 'admin',
      open: 'i1',
    })
  })

  it('leaves out what was left empty', () => {
    const values = {
      who: { who: { selected_users: [] } },
      emails: { emails: { value: null } },
      role: { role: { selected_option: null } },
    }
    expect(formValues(values, { team: 'T1', user: 'U1' })).toEqual({
      who: { actors: [], emails: [], unreadable: [] },
    })
  })
})
