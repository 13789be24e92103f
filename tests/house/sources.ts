/** The files of the house as the rules read them: path, text, and what each imports. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export interface Import {
  /** A path from the root of the project for our own files, else the name of the package. */
  readonly target: string
  readonly typeOnly: boolean
}

export interface Source {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

const ROOTS = ['server', 'console/src', 'tests', 'scripts', 'bench']
const CODE = /\.(ts|tsx|mjs)$/

/** Every source file of the project. */
export function readHouse(): Source[] {
  return ROOTS.filter((root) => existsSync(root))
    .flatMap(filesBelow)
    .filter((path) => CODE.test(path))
    .map((path) => sourceOf(path, readFileSync(path, 'utf8')))
}

export function sourceOf(path: string, text: string): Source {
  return { path, text, imports: importsOf(path, text) }
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('tests/')
}

/** The text without comments, and with empty strings: what is left is code. */
export function codeOf(text: string): string {
  const tokens = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g
  return text.replace(tokens, (token) => (token.startsWith('/') ? ' ' : "''"))
}

const FROM = /\b(?:import|export)\s+(type\s)?(?:[\w*\s{},$]*?)\bfrom\s*'([^']+)'/g
const BARE = /(?<!:)\bimport\s*\(?\s*'([^']+)'/g
/** Workers and pages are reached by address. */
const BY_URL = /new URL\(\s*'(\.[^']+)'\s*,\s*import\.meta\.url/g

function importsOf(path: string, text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*/g, '')
  const found = (pattern: RegExp) => [...code.matchAll(pattern)]
  return [
    ...found(FROM).map(([, type, name = '']) => ({ target: targetOf(path, name), typeOnly: type !== undefined })),
    ...[...found(BARE), ...found(BY_URL)].map(([, name = '']) => ({ target: targetOf(path, name), typeOnly: false })),
  ]
}

function targetOf(path: string, name: string): string {
  if (name.startsWith('.')) return normalize(join(dirname(path), name))
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && entry.name !== 'dist')
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
}
