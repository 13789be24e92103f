/** The API pages: plain HTML written from the OpenAPI document, without a script, so that our own policy suffices. */

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly {
    name: string
    in: string
    required?: boolean
    description?: string
    schema?: object
  }[]
  readonly requestBody?: { content: Record<string, { schema: object }> }
  readonly responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}

interface Entry extends Operation {
  readonly method: string
  readonly path: string
}

export function docsPage(document: object, nonce: string): string {
  const { paths = {}, info } = document as {
    paths?: Record<string, Record<string, Operation>>
    info: { title: string; version: string; description: string }
  }
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ ...operation, method: method.toUpperCase(), path })),
  )
  const tags = [...new Set(entries.map((entry) => entry.tags?.[0] ?? ''))]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${text(info.title)} API</title><link rel="icon" href="/mark.svg"><style nonce="${nonce}">${STYLE}</style></head>
<body><nav aria-label="Operations"><h1>${text(info.title)} API <small>${text(info.version)}</small></h1><p><a href="/openapi.json">openapi.json</a> · <a href="/">Console</a></p>
${tags
  .map(
    (tag) =>
      `<h2>${text(tag)}</h2><ul>${entries
        .filter((one) => one.tags?.[0] === tag)
        .map((one) => `<li><a href="#${one.operationId}">${text(one.summary)}</a></li>`)
        .join('')}</ul>`,
  )
  .join('')}
</nav><main>${paragraphs(info.description)}${entries.map(section).join('')}</main></body></html>`
}

function section(entry: Entry): string {
  const body = Object.entries(entry.requestBody?.content ?? {})[0]
  return `<section id="${entry.operationId}"><h2>${text(entry.summary)}</h2>
<p class="call"><b class="${entry.method}">${entry.method}</b> <code>${text(entry.path)}</code></p>${paragraphs(entry.description ?? '')}
${parameters(entry)}${body ? `<h3>Body</h3>${schemaBlock(`body of ${entry.operationId}`, body[1].schema, body[0])}` : ''}
<h3>Answers</h3><dl>${Object.entries(entry.responses)
    .map(
      ([status, answer]) => `<dt>${status}</dt><dd>${paragraphs(answer.description)}${replyBlock(entry, status)}</dd>`,
    )
    .join('')}</dl></section>`
}

function parameters({ parameters: list = [] }: Entry): string {
  if (list.length === 0) return ''
  const rows = list.map(
    (one) =>
      `<tr><th scope="row"><code>${text(one.name)}</code></th><td>${one.in}${one.required ? ', needed' : ''}</td><td>${text(one.description ?? descriptionOf(one.schema))}</td></tr>`,
  )
  return `<h3>Parameters</h3><table><thead><tr><th>Name</th><th>Where</th><th>What</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function replyBlock(entry: Entry, status: string): string {
  const content = Object.entries(entry.responses[status]?.content ?? {})[0]
  return content && status.startsWith('2')
    ? schemaBlock(`answer of ${entry.operationId}`, content[1].schema, content[0])
    : ''
}

function schemaBlock(name: string, schema: object, type: string): string {
  return `<p>${text(type)}</p><pre tabindex="0" role="region" aria-label="${text(name)}">${text(JSON.stringify(schema, null, 2))}</pre>`
}

function descriptionOf(schema: object | undefined): string {
  const {
    description = '',
    enum: choices,
    type = '',
  } = (schema ?? {}) as { description?: string; enum?: unknown[]; type?: string }
  return description || (choices ? choices.join(', ') : String(type))
}

/** Blank lines part paragraphs and back-ticks mark code: all that the contracts' texts use. */
function paragraphs(markdown: string): string {
  const blocks = markdown.split(/\n\n+/).filter(Boolean)
  return blocks.map((block) => `<p>${text(block).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>`).join('')
}

function text(value: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return value.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

const STYLE = `
:root{color-scheme:light dark;--ground:light-dark(#fff,#131816);--text:light-dark(#16201c,#e9eeeb);--quiet:light-dark(#4e5a54,#a9b4af);--line:light-dark(#e3e6e3,#262e2b);--sunken:light-dark(#f4f5f3,#0c100f);--accent:light-dark(#0d6350,#6dd3b6)}
*{box-sizing:border-box}body{margin:0;display:grid;grid-template-columns:280px minmax(0,1fr);font:14px/1.5 system-ui,sans-serif;color:var(--text);background:var(--ground)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:20px;background:var(--sunken);border-right:1px solid var(--line)}nav ul{list-style:none;margin:0;padding:0}nav li{padding:2px 0}
nav h1{font-size:18px;margin:0}nav h2{font-size:13px;color:var(--quiet);margin:16px 0 4px}main{padding:24px 40px;max-width:960px}a{color:var(--accent)}
section{border-top:1px solid var(--line);padding:24px 0}section h2{font-size:18px;margin:0 0 4px}h3{font-size:13px;margin:16px 0 4px}.call b{display:inline-block;min-width:64px}
pre{background:var(--sunken);border:1px solid var(--line);border-radius:8px;padding:12px;overflow:auto;max-height:320px;font-size:12px}table{border-collapse:collapse;width:100%}th,td{text-align:left;border-bottom:1px solid var(--line);padding:6px 8px;vertical-align:top}
dt{font-weight:600}dd{margin:0 0 8px}@media(max-width:760px){body{display:block}nav{position:static;height:auto;border:0}main{padding:16px}}`
