import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './build/compressed.ts'
import { firstPaint } from './build/firstPaint.ts'
import { gallery } from './build/gallery.ts'
import { preloadTextFont } from './build/preloadTextFont.ts'

const here = import.meta.dirname

export default defineConfig(({ mode }) => ({
  root: here,
  base: '/',
  plugins: [react(), gallery(mode), firstPaint(), preloadTextFont(), compressed()],
  resolve: {
    // The server validates. Without this line every contract would bring the whole of zod to the browser.
    alias: [{ find: /^zod$/, replacement: resolve(here, 'src/api/withoutValidation.ts') }],
  },
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: process.env.CONSOLE_OUT ?? resolve(here, 'dist'),
    emptyOutDir: true,
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
    // `font-src 'self'` refuses fonts written into the style sheet.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
    reportCompressedSize: true,
  },
  server: {
    proxy: { '/api': { target: process.env.ROSTER_BASE_URL ?? 'http://localhost:3000', changeOrigin: true } },
  },
}))
