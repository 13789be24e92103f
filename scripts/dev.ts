/** `npm run dev`: the server restarts and the console is rebuilt whenever a source changes. */
import { spawn } from 'node:child_process'

const parts = [
  ['--watch', '--watch-preserve-output', 'server/cli/main.ts', 'serve', ...process.argv.slice(2)],
  ['node_modules/vite/bin/vite.js', 'build', 'console', '--watch', '--logLevel', 'warn'],
].map((args) => spawn(process.execPath, args, { stdio: 'inherit' }))

const stopAll = () => {
  for (const part of parts) part.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopAll)
for (const part of parts) {
  part.on('exit', (code) => {
    process.exitCode ||= code ?? 0
    stopAll()
  })
}
