import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import type { Button } from '../../../views/view.ts'
import { writeCustomId } from '../custom-id.ts'
import { LIMITS } from '../limits.ts'
import { clip } from './clip.ts'

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>

const STYLES = {
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
  plain: ButtonStyle.Secondary,
} as const satisfies Record<Button['look'], ButtonStyle>

/** Discord has no text of its own for screen readers: what `spoken` says is read from the line beside the button. */
export const renderButton = (button: Button): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: STYLES[button.look],
  label: clip(button.label, LIMITS.buttonLabel),
  custom_id: writeCustomId(button),
})

/** No row at all for no buttons. Throws for more than fit into one. */
export function renderButtonRow(buttons: readonly Button[]): ButtonRow[] {
  if (buttons.length === 0) return []
  if (buttons.length > LIMITS.buttonsPerRow)
    throw new Error(`${buttons.length} buttons in a row, Discord shows ${LIMITS.buttonsPerRow}`)
  return [{ type: ComponentType.ActionRow, components: buttons.map(renderButton) }]
}
