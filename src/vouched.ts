import type { KnownPerson } from './config/config.ts'
import { isSameActor } from './domain/actor.ts'
import type { Platform } from './platforms/platform.ts'

/**
 * The same platform, where the operator's word on whose an address is goes before the platform's own: some know no
 * addresses at all. It reaches people and, like every address, authorises nobody.
 */
export function withVouched(platform: Platform, people: readonly KnownPerson[]): Platform {
  const here = people.flatMap(({ email, actors }) =>
    actors.filter((actor) => actor.platform === platform.name).map((actor) => ({ email, actor })),
  )
  const findPerson: Platform['findPerson'] = async (actor, urgency) => {
    const person = await platform.findPerson(actor, urgency)
    const vouched = here.find((one) => isSameActor(one.actor, actor))
    return person && vouched ? { ...person, email: vouched.email } : person
  }
  const findPersonByEmail: Platform['findPersonByEmail'] = async (email, urgency) => {
    const vouched = here.find((one) => one.email === email)
    return (
      (vouched && (await findPerson(vouched.actor, urgency))) ?? platform.findPersonByEmail(email, urgency)
    )
  }
  return { ...platform, findPerson, findPersonByEmail }
}
