import type { World, WorldPerson } from './world.ts'

/** What an operator who knows these people would set, besides the credentials that the twins hand out. */
export const worldEnvironment = (world: World): Readonly<Record<string, string>> => ({
  USHER_TEAM_NAME: world.workspace.name,
  USHER_OWNERS: world.people
    .filter(({ isOwner }) => isOwner)
    .flatMap((person) => actorsOf(world, person))
    .join(','),
  USHER_LINKS: world.people.flatMap((person) => linkOf(world, person)).join(','),
})

/** `ann@lighthouse.example=slack:T1/U1+discord:123` */
const linkOf = (world: World, person: WorldPerson): string[] =>
  person.knownAs ? [`${person.knownAs}=${actorsOf(world, person).join('+')}`] : []

const actorsOf = ({ workspace }: World, { slack, discord }: WorldPerson): string[] => [
  ...(slack ? [`slack:${workspace.id}/${slack.id}`] : []),
  ...(discord ? [`discord:${discord.id}`] : []),
]
