import './styles/base.css'
import './styles/frame.css'
import './styles/vendor.css'
import './styles/parts.css'
import './styles/files.css'
import './styles/slack.css'
import './styles/discord.css'
import './styles/narrow.css'
import { render } from 'preact'
import { App } from './app.tsx'
import { createDesk } from './desk.ts'

const root = document.getElementById('app')
if (root) render(<App desk={createDesk()} />, root)
