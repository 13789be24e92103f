import { consoleFrame } from '../src/app/consoleFrame.ts'
import type { Page } from '../src/app/pages.ts'
import { start } from '../src/app/start.tsx'
import { viewer } from './people.ts'

const pages: readonly Page[] = [
  { path: '/users', title: 'users', words: [], load: async () => (await import('./SampleList.tsx')).SampleList },
  {
    path: '/users/$user/{-$tab}',
    title: 'users',
    words: [],
    load: async () => (await import('./SamplePage.tsx')).SamplePage,
  },
  { path: '/teams', title: 'teams', words: [], load: async () => (await import('./Parts.tsx')).Parts },
  { path: '/roles', title: 'roles', words: [], load: async () => (await import('./States.tsx')).States },
  {
    path: '/door',
    title: 'account',
    words: [],
    isDoor: true,
    load: async () => (await import('./SampleDoor.tsx')).SampleDoor,
  },
]

void start(pages, { read: async () => viewer, end: async () => undefined }, consoleFrame)
