// Vitest runs this before the browser tests: they look at the console as it is now.
import { ensureConsole } from '../../scripts/console.mjs'

export default function setup() {
  ensureConsole()
}
