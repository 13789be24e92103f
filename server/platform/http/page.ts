/** What the one page says of itself before its script runs: whose door it is. */
import type { FoundPortal } from './entrance.ts'

export interface Page {
  readonly status: number
  readonly write: (text: string) => string
}

export const consolePage: Page = { status: 200, write: (text) => text }

/** A portal's page bears its name; `isHost`: it stands at the root of its own host name. Unknown and switched off look alike. */
export function portalPage(portal: FoundPortal | undefined, isHost: boolean): Page {
  const name = portal?.isOn ? portal.name : '–'
  const mark = isHost ? '<meta name="portal" content="own-host" />' : ''
  return {
    status: portal?.isOn ? 200 : 404,
    write: (text) =>
      text
        .replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(name)}</title>${mark}`)
        .replace(/<link rel="icon"[^>]*>/, '<link rel="icon" href="data:," />')
        .replace(
          /<noscript>[^<]*<\/noscript>/,
          '<noscript>JavaScript is needed here. Switch it on and load this page again.</noscript>',
        ),
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}
