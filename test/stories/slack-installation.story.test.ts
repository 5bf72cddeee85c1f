import { expect } from 'vitest'
import { crossStory } from '../dsl/story.ts'

crossStory('Slack takes Usher out while a card is on its way: it waits, and comes once', async (world) => {
  const { slack } = world.simulator
  const told = () => world.log.lines().filter((line) => line.includes('has taken Usher out'))
  slack.faults.fail({ call: 'chat.postMessage', times: 1, how: 'late_error' })
  await world.slack('ann').runs('/team invite @bob')
  await world.slack('ann').sees('the message to them is still on its way')

  slack.installation.uninstall()
  await world.settle()
  await world.advance({ days: 2 })
  expect(told()).toHaveLength(1)

  slack.installation.installAgain()
  await world.mend()
  await world.advance({ minutes: 1 })
  expect(slack.messagesTo('bob')).toHaveLength(1)
  await world.slack('bob').presses('Accept')
  await world.slack('bob').sees('You are in Lighthouse')
  expect(told()).toHaveLength(1)
})

crossStory('Slack does as it is told and answers with an error: nobody gets it twice', async (world) => {
  const { slack } = world.simulator
  slack.faults.fail({ call: 'chat.postMessage', times: 3, how: 'late_error' })
  await world.slack('ann').runs('/team invite @bob')
  await world.advance({ hours: 1 })
  await world.slack('bob').presses('Accept')
  await world.advance({ hours: 1 })
  expect(slack.messagesTo('bob')).toHaveLength(1)
  const marks = ['ann', 'bob'].flatMap((who) => slack.messagesTo(who).map(({ mark }) => mark))
  expect(marks).not.toContain(undefined)
  expect(new Set(marks).size).toBe(marks.length)
  await world.slack('bob').sees('You are in Lighthouse')
})
