import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { learn } from '../api/told.ts'
import shell from '../locales/en/shell.json'
import ui from '../locales/en/ui.json'
import { MissingPart } from './missing/missing.ts'

const files = import.meta.glob<{ default: Record<string, unknown> }>([
  '../locales/*/*.json',
  '!../locales/en/ui.json',
  '!../locales/en/shell.json',
  '!../locales/*/sentences.json',
])
const sentences = import.meta.glob<{ default: Record<string, string> }>('../locales/*/sentences.json')

export const languages = ['en', 'de'] as const

/** Language files are fetched when a page first needs them; the English frame of the console comes along. */
const lazyFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`../locales/${language}/${namespace}.json`]
    if (!load) return done(null, {})
    load().then(
      (file) => done(null, file.default),
      (error: Error) => done(error, null),
    )
  },
}

/** Starts translation in the browser's language, as far as we speak it. */
export async function startLanguage(): Promise<void> {
  await i18next
    .use(lazyFiles)
    .use(initReactI18next)
    .init({
      lng: spoken(navigator.language),
      fallbackLng: 'en',
      ns: ['ui', 'shell', 'problems'],
      defaultNS: 'ui',
      resources: { en: { ui, shell } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    })
  await showLanguage()
  i18next.on('languageChanged', () => void showLanguage())
}

/** Changes to the language a person chose; '' is the browser's. */
export async function speak(language: string): Promise<void> {
  const wanted = spoken(language || navigator.language)
  if (wanted !== i18next.language) await i18next.changeLanguage(wanted)
}

/** Fetches the words of a page beside its code; throws `MissingPart` where a file does not come. */
export async function loadWords(...namespaces: readonly string[]): Promise<void> {
  await i18next.loadNamespaces(namespaces)
  const { language } = i18next
  const isThere = (name: string) =>
    !files[`../locales/${language}/${name}.json`] || i18next.hasResourceBundle(language, name)
  if (!namespaces.every(isThere)) throw new MissingPart()
}

const spoken = (tag: string): string => languages.find((language) => tag.toLowerCase().startsWith(language)) ?? 'en'

async function showLanguage(): Promise<void> {
  document.documentElement.lang = i18next.language
  // What the server says; English is how it says it.
  const load = sentences[`../locales/${i18next.language}/sentences.json`]
  learn(load ? (await load()).default : {})
}
