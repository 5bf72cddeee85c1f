import type { Desk } from '../desk.ts'
import { ClockPanel } from './clock-panel.tsx'
import { HomeNotice } from './home-notice.tsx'
import { HomeSwitch } from './home-switch.tsx'
import { MailToggle } from './mail-toggle.tsx'
import { PersonSwitch } from './person-switch.tsx'
import { TourPanel } from './tour-panel.tsx'
import { TroublePanel } from './trouble-panel.tsx'
import { VendorToggle } from './vendor-toggle.tsx'

/** What stands over the chats. A further panel is one more line here. */
const PANELS = [HomeSwitch, VendorToggle, MailToggle, ClockPanel, TroublePanel, TourPanel] as const

export const Frame = ({ desk }: { desk: Desk }) => (
  <header class="frame">
    <h1>
      <span class="mark" aria-hidden="true" /> Usher <small>simulator</small>
    </h1>
    <PersonSwitch chat={desk.chats.slack} other={desk.chats.discord} />
    <PersonSwitch chat={desk.chats.discord} other={desk.chats.slack} />
    <span class="spring" />
    <HomeNotice desk={desk} />
    {PANELS.map((Panel, index) => (
      <Panel key={index} desk={desk} />
    ))}
    {!desk.isConnected.value && (
      <p class="lost" role="alert">
        The simulator has stopped. Start it again; this page will notice.
      </p>
    )}
  </header>
)
