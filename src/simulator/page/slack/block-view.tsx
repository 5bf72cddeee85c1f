import type { Control } from '../../twin.ts'
import { ControlView, type Pressing } from '../parts/control-view.tsx'
import type { Names } from '../text/names.ts'
import { RichText } from '../text/rich-text-view.tsx'
import type { Block, BlockOf, Interactive, TextObject } from './blocks.ts'
import { readMrkdwn, readPlain } from './mrkdwn.ts'
import { readRichText } from './rich-text-block.ts'

type In = { readonly names: Names; readonly pressing: Pressing }

export function BlockView({ block, ...within }: In & { block: Block }) {
  switch (block.type) {
    case 'rich_text':
      return (
        <div class="block-rich-text">
          <RichText blocks={readRichText(block, within.names)} />
        </div>
      )
    case 'markdown':
      return <p class="block-markdown">{block.text}</p>
    case 'unknown':
      return <p class="nothing">This part cannot be shown here.</p>
    case 'header':
      return <h4 class="block-header">{readPlain(block.text.text)}</h4>
    case 'divider':
      return <hr />
    case 'section':
      return <Section block={block} {...within} />
    case 'context':
      return <Context block={block} {...within} />
    case 'actions':
      return (
        <div class="block-actions">
          {block.elements.map((element) => (
            <Element
              key={element.action_id}
              element={element}
              block={block.block_id}
              pressing={within.pressing}
            />
          ))}
        </div>
      )
    case 'image':
      return <Picture alt={block.alt_text} />
  }
}

const Section = ({ block, names, pressing }: In & { block: BlockOf<'section'> }) => (
  <div class="block-section">
    <div class="block-text">
      {block.text && <Text text={block.text} names={names} />}
      {block.fields && (
        <div class="block-fields">
          {block.fields.map((field, index) => (
            <div key={index}>
              <Text text={field} names={names} />
            </div>
          ))}
        </div>
      )}
    </div>
    {block.accessory && 'alt_text' in block.accessory && <Picture alt={block.accessory.alt_text} />}
    {block.accessory && 'action_id' in block.accessory && (
      <Element element={block.accessory} block={block.block_id} pressing={pressing} />
    )}
  </div>
)

const Context = ({ block, names }: In & { block: BlockOf<'context'> }) => (
  <div class="block-context">
    {block.elements.map((element, index) =>
      element.type === 'image' ? (
        <Picture key={index} alt={element.alt_text} />
      ) : (
        <Text key={index} text={element} names={names} />
      ),
    )}
  </div>
)

/** Pictures come from elsewhere, and this page loads nothing from elsewhere. */
const Picture = ({ alt }: { alt: string }) => (
  <span class="picture" role="img" aria-label={alt} title={alt}>
    {alt}
  </span>
)

const Text = ({ text, names }: { text: TextObject; names: Names }) =>
  text.type === 'mrkdwn' ? <RichText blocks={readMrkdwn(text.text, names)} /> : <p>{readPlain(text.text)}</p>

type ElementProps = {
  readonly element: Interactive
  readonly block: string | undefined
  readonly pressing: Pressing
}

function Element({ element, block, pressing }: ElementProps) {
  const control = controlOf(pressing.controls, element, block)
  return control ? <ControlView control={control} pressing={pressing} /> : null
}

const controlOf = (controls: readonly Control[], element: Interactive, block: string | undefined) =>
  controls.find(({ id }) => id === `${block}/${element.action_id}`) ??
  controls.find(({ id }) => id === element.action_id)
