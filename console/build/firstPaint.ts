import type { Plugin } from 'vite'
import { dark, light } from '../src/theme/tokens.ts'

/** Writes the two page grounds into index.html, so that the first paint already has the colour of the scheme. */
export function firstPaint(): Plugin {
  return {
    name: 'first-paint',
    transformIndexHtml: (html) =>
      html.replaceAll('__CANVAS_LIGHT__', light.canvas).replaceAll('__CANVAS_DARK__', dark.canvas),
  }
}
