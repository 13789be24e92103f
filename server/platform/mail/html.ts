/** The frame of every mail: tables and inline styles, since mail programs know little else. Arguments are HTML already. */

const TEXT = 'margin:0 0 16px;font:15px/1.5 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#16201c'
const BUTTON =
  'display:inline-block;padding:10px 18px;border-radius:8px;background:#0f6450;color:#ffffff;text-decoration:none;font:600 15px/1.4 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif'
const SMALL =
  'margin:0 0 16px;font:12px/1.5 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#626e68;word-break:break-all'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

export function paragraph(html: string): string {
  return `<p style="${TEXT}">${html.trim().replaceAll('\n', '<br>')}</p>`
}

/** The address stands below as text, too, for programs that show no links. */
export function button(label: string, address: string): string {
  return `<p style="${TEXT}"><a href="${address}" style="${BUTTON}">${label}</a></p>
<p style="${SMALL}">${address}</p>`
}

export function page(language: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${title}</title>
</head>
<body style="margin:0;padding:0;background:#f4f5f3">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f5f3"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border:1px solid #e3e6e3;border-radius:12px"><tr><td style="padding:28px 32px 12px">
${body}
</td></tr></table>
</td></tr></table>
</body>
</html>
`
}
