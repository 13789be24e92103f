import type { Plugin } from 'vite'

/** `--mode gallery` starts the parts with invented people instead of the console. Never part of a release. */
export function gallery(mode: string): Plugin {
  return {
    name: 'gallery',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => (mode === 'gallery' ? html.replace('/src/app/main.tsx', '/gallery/main.tsx') : html),
    },
  }
}
