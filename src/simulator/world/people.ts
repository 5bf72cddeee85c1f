import type { WorldPerson } from './world.ts'

const DISCORD_EPOCH_MS = 1_420_070_400_000

/** An id as Discord mints it: the moment somebody signed up, in its upper bits. */
export const snowflakeAt = (moment: string, sequence = 0): string =>
  String((BigInt(Date.parse(moment) - DISCORD_EPOCH_MS) << 22n) | BigInt(sequence))

/** The people of Lighthouse, and some who are only around. */
export const people: readonly WorldPerson[] = [
  {
    handle: 'ann',
    name: 'Ann Lee',
    color: '#c2410c',
    slack: slackMember('U02ANN7LEE1', 'ann@lighthouse.example', {
      timeZone: 'Europe/London',
      locale: 'en-GB',
    }),
    discord: discordMember('2017-03-04T09:12:33.120Z', 'en-GB', 'ann@lighthouse.example'),
    knownAs: 'ann@lighthouse.example',
    isOwner: true,
  },
  {
    handle: 'bob',
    name: 'Bob Okafor',
    color: '#0f766e',
    slack: slackMember('U02B0BK4F0R', 'bob@lighthouse.example', {
      timeZone: 'Africa/Lagos',
      locale: 'en-US',
    }),
    discord: discordMember('2018-07-21T17:40:02.871Z', 'en-US', 'bob@lighthouse.example'),
    knownAs: 'bob@lighthouse.example',
  },
  {
    handle: 'dora',
    name: 'Dora Lindqvist',
    color: '#7c3aed',
    slack: slackMember('U03D0RAL1ND', 'dora@lighthouse.example', {
      timeZone: 'Europe/Stockholm',
      locale: 'sv-SE',
    }),
    discord: discordMember('2019-11-02T20:05:47.333Z', 'sv-SE', 'dora@lighthouse.example'),
    knownAs: 'dora@lighthouse.example',
  },
  {
    handle: 'carol',
    name: 'Carol Mendes',
    color: '#be185d',
    slack: slackMember('U03CAR0LMND', 'carol@lighthouse.example', {
      timeZone: 'America/Sao_Paulo',
      locale: 'pt-BR',
    }),
  },
  {
    handle: 'erik',
    name: 'Erik Sørensen',
    color: '#1d4ed8',
    discord: discordMember('2016-01-15T11:22:08.514Z', 'da', 'erik@sorensen.example'),
  },
  {
    handle: 'mia',
    name: 'Mia Tanaka',
    color: '#db2777',
    discord: discordMember('2021-05-09T03:31:55.002Z', 'ja', 'mia@lighthouse.example'),
    knownAs: 'mia@lighthouse.example',
  },
  {
    handle: 'hana',
    name: 'Hana Kim 🌿',
    color: '#15803d',
    slack: slackMember('U04HANAK1M8', 'hana@lighthouse.example', { timeZone: 'Asia/Seoul', locale: 'ko-KR' }),
    discord: discordMember('2020-02-29T08:00:17.640Z', 'ko', 'hana@lighthouse.example'),
  },
  {
    handle: 'layla',
    name: 'ليلى حداد',
    color: '#b45309',
    slack: slackMember('U04LAYLAHAD', 'layla@lighthouse.example', {
      timeZone: 'Asia/Amman',
      locale: 'ar-AE',
    }),
    discord: discordMember('2022-09-13T14:45:29.981Z', 'en-US', 'layla@haddad.example'),
  },
  {
    handle: 'tomas',
    name: 'Tomás Ruiz',
    color: '#0369a1',
    slack: slackMember('U05T0MASRU1', 'tomas@lighthouse.example', {
      timeZone: 'America/Mexico_City',
      locale: 'es-LA',
    }),
    discord: discordMember('2015-09-30T22:10:41.250Z', 'es-ES', 'tomas@lighthouse.example'),
  },
  {
    handle: 'grace',
    name: 'Grace Adeyemi',
    color: '#4d7c0f',
    slack: slackMember('W05GRACEADY', 'grace@lighthouse.example', {
      timeZone: 'America/New_York',
      locale: 'en-US',
    }),
    discord: discordMember('2023-01-06T19:28:03.777Z', 'en-US', 'grace@lighthouse.example'),
  },
  {
    handle: 'max',
    name: '<!channel> *bold* @everyone',
    color: '#6b7280',
    slack: slackMember('U06MAXB0LD7', 'max@lighthouse.example', {
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
    }),
    discord: discordMember('2024-04-01T00:00:01.001Z', 'de'),
  },
  {
    handle: 'wei',
    name: '陈伟 (Wei Chen)',
    color: '#a21caf',
    slack: slackMember('U05WE1CHEN3', 'wei@lighthouse.example', {
      timeZone: 'Asia/Shanghai',
      locale: 'zh-CN',
    }),
  },
  {
    handle: 'yusuf',
    name: 'Yusuf Demir',
    color: '#9f1239',
    slack: slackMember('U06YUSUFDEM', 'yusuf@lighthouse.example', {
      timeZone: 'Europe/Istanbul',
      locale: 'en-US',
    }),
  },
  {
    handle: 'priya',
    name: 'Priya Raman',
    color: '#0e7490',
    slack: { id: 'U06PR1YARMN', kind: 'person', timeZone: 'Asia/Kolkata', locale: 'en-GB' },
  },
  {
    handle: 'amara',
    name: 'Amara Diallo',
    color: '#ca8a04',
    discord: discordMember('2020-10-18T12:01:36.428Z', 'fr'),
  },
  {
    handle: 'finn',
    name: 'finn 🦊',
    color: '#ea580c',
    discord: {
      ...discordMember('2021-12-24T16:20:00.199Z', 'fi', 'finn@lighthouse.example'),
      isVerified: false,
    },
  },
  {
    handle: 'nils',
    name: 'Nils Brandt',
    color: '#334155',
    discord: { ...discordMember('2018-02-11T07:53:12.605Z', 'de', 'nils@brandt.example'), closedDms: true },
  },
  {
    handle: 'gus',
    name: 'Gus Petrov',
    color: '#57534e',
    slack: {
      id: 'U07GUSPETR0',
      email: 'gus@petrov-design.example',
      kind: 'guest',
      timeZone: 'Europe/Sofia',
      locale: 'en-GB',
    },
  },
  {
    handle: 'zoe',
    name: 'Zoé Laurent',
    color: '#047857',
    slack: { id: 'U01Z0ELAUR8', kind: 'stranger', timeZone: 'Europe/Paris', locale: 'fr-FR' },
  },
  {
    handle: 'olga',
    name: 'Olga Kowalska',
    color: '#78716c',
    slack: {
      id: 'U02OLGAK0WA',
      email: 'olga@lighthouse.example',
      kind: 'deactivated',
      timeZone: 'Europe/Warsaw',
      locale: 'en-US',
    },
  },
  {
    handle: 'robo',
    name: 'Deploy Robot',
    color: '#475569',
    slack: { id: 'U04R0B0DEP1', kind: 'bot', timeZone: 'America/Los_Angeles', locale: 'en-US' },
  },
  {
    handle: 'botto',
    name: 'Botto',
    color: '#4338ca',
    discord: { id: snowflakeAt('2022-06-06T10:10:10.010Z'), kind: 'bot', locale: 'en-US' },
  },
]

function slackMember(id: string, email: string, place: { timeZone: string; locale: string }) {
  return { id, email, kind: 'person', ...place } as const
}

function discordMember(signedUpAt: string, locale: string, email?: string) {
  return { id: snowflakeAt(signedUpAt), kind: 'person', locale, ...(email && { email }) } as const
}
