import type { Plugin } from 'vite'

const TEXT_FONT = /inter-latin-wght-normal-.*\.woff2$/

/** Fetches the text font beside the style sheet instead of after it. */
export function preloadTextFont(): Plugin {
  return {
    name: 'preload-text-font',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((name) => TEXT_FONT.test(name))
          .map((name) => ({
            tag: 'link',
            injectTo: 'head',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${name}` },
          })),
    },
  }
}
