import type { CommandTable } from './domain/command.ts'

/** The most people one `/team invite` takes. */
export const MOST_INVITEES = 25

/**
 * Everything people can start Usher with. The Slack manifest, the Discord registration, forms, help and the
 * table in the README derive from it.
 */
export const commandTable: CommandTable = {
  name: 'team',
  description: 'Bring people into the team',
  commands: [
    {
      name: 'invite',
      action: 'invite',
      description: 'Invite one or several people; alone, it opens a form',
      options: [
        { name: 'who', description: 'Whom to invite', kind: 'people' },
        {
          name: 'role',
          description: 'What they may do in the team',
          kind: 'choice',
          choices: ['member', 'admin', 'owner'],
          suggest: 'roles',
        },
        { name: 'note', description: 'A personal line for the invitation', kind: 'text', maxLength: 300 },
      ],
    },
    {
      name: 'bulk',
      action: 'bulk',
      description: 'Invite up to 10,000 people from a list; alone, it opens a form',
      options: [
        {
          name: 'file',
          description: 'A CSV file with a column email',
          kind: 'file',
          endings: ['csv', 'txt', 'tsv'],
        },
      ],
    },
    {
      name: 'invitations',
      action: 'list_invitations',
      description: 'See who has not answered yet, and everybody before',
      options: [
        {
          name: 'search',
          description: 'Part of a name or address, or a state such as pending',
          kind: 'text',
          maxLength: 100,
        },
      ],
    },
    { name: 'inbox', action: 'inbox', description: 'See your own invitations and answer them', options: [] },
    {
      name: 'members',
      action: 'list_members',
      description: 'See who is in the team',
      options: [{ name: 'search', description: 'Part of a name', kind: 'text', maxLength: 100 }],
    },
    {
      name: 'revoke',
      action: 'revoke',
      description: 'Take an invitation back; alone, it opens a form',
      options: [
        { name: 'who', description: 'Whose invitation', kind: 'search', suggest: 'open_invitations' },
      ],
    },
    {
      name: 'resend',
      action: 'resend',
      description: 'Send an invitation again; alone, it opens a form',
      options: [
        { name: 'who', description: 'Whose invitation', kind: 'search', suggest: 'renewable_invitations' },
      ],
    },
    {
      name: 'remove',
      action: 'remove',
      description: 'Put somebody out of the team; alone, it opens a form',
      options: [{ name: 'who', description: 'Whom to remove', kind: 'search', suggest: 'members' }],
    },
    {
      name: 'role',
      action: 'change_role',
      description: 'Give a member another role; alone, it opens a form',
      options: [
        { name: 'who', description: 'Whose role', kind: 'search', suggest: 'members' },
        {
          name: 'role',
          description: 'What they may do from then on',
          kind: 'choice',
          choices: ['member', 'admin', 'owner'],
          suggest: 'roles',
        },
      ],
    },
    { name: 'leave', action: 'leave', description: 'Leave the team yourself', options: [] },
    {
      name: 'link',
      action: 'link',
      description: 'Link your account, so that I know who you are in the team',
      options: [
        { name: 'who', description: 'For admins: somebody else, and their e-mail address', kind: 'people' },
      ],
    },
    {
      name: 'unlink',
      action: 'unlink',
      description: 'Forget which account you are, and your token with it',
      options: [{ name: 'who', description: 'For admins: somebody else', kind: 'people' }],
    },
    {
      name: 'whoami',
      action: 'whoami',
      description: 'Who you are here, what you may do, and why',
      options: [],
    },
    {
      name: 'setup',
      action: 'setup',
      description: 'Make this channel the admin channel of the team',
      options: [],
    },
    { name: 'help', action: 'help', description: 'What you can do here', options: [] },
  ],
  shortcuts: [
    {
      title: 'Invite to team',
      description: 'Invite somebody to the team',
      command: 'invite',
      on: 'anywhere',
    },
    {
      title: 'Invite author to team',
      description: 'Invite whoever wrote this message',
      command: 'invite',
      on: 'message',
    },
    {
      title: 'Invite to team',
      description: 'Invite this person to the team',
      command: 'invite',
      on: 'person',
    },
  ],
}
