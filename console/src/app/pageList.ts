import type { Page } from './pages.ts'

/** Every page of the console, in the order of the navigation. A feature adds its pages here and nowhere else. */
export const pages: readonly Page[] = [
  {
    path: '/users',
    title: 'users',
    words: ['users'],
    load: async () => (await import('../users/UsersPage.tsx')).UsersPage,
  },
  {
    path: '/users/$user/{-$tab}',
    title: 'users',
    words: ['users', 'photo'],
    load: async () => (await import('../users/page/UserPage.tsx')).UserPage,
  },
  {
    path: '/teams/{-$team}/{-$tab}',
    title: 'teams',
    words: ['teams'],
    load: async () => (await import('../teams/TeamsPage.tsx')).TeamsPage,
  },
  {
    path: '/imports',
    title: 'import',
    words: ['imports'],
    load: async () => (await import('../imports/list/ImportsPage.tsx')).ImportsPage,
  },
  {
    path: '/imports/new',
    title: 'import',
    words: ['imports'],
    load: async () => (await import('../imports/start/NewImportPage.tsx')).NewImportPage,
  },
  {
    path: '/imports/$import',
    title: 'import',
    words: ['imports'],
    load: async () => (await import('../imports/page/ImportPage.tsx')).ImportPage,
  },
  {
    path: '/roles',
    title: 'roles',
    words: ['roles'],
    load: async () => (await import('../roles/RolesPage.tsx')).RolesPage,
  },
  {
    path: '/roles/$role/{-$tab}',
    title: 'roles',
    words: ['roles'],
    load: async () => (await import('../roles/page/RolePage.tsx')).RolePage,
  },
  {
    path: '/audit',
    title: 'audit',
    words: ['audit', 'trail', 'settingWords'],
    load: async () => (await import('../audit/AuditPage.tsx')).AuditPage,
  },
  {
    path: '/outbox',
    title: 'outbox',
    words: ['outbox'],
    load: async () => (await import('../outbox/OutboxPage.tsx')).OutboxPage,
  },
  {
    path: '/settings',
    title: 'settings',
    words: ['settings', 'settingWords'],
    load: async () => (await import('../settings/SettingsPage.tsx')).SettingsPage,
  },
  {
    path: '/account/{-$tab}',
    title: 'account',
    words: ['account', 'users', 'photo'],
    load: async () => (await import('../users/own/AccountPage.tsx')).AccountPage,
  },
  {
    path: '/setup',
    title: 'setUp',
    words: ['doors'],
    isDoor: true,
    load: async () => (await import('../doors/SetUpPage.tsx')).SetUpPage,
  },
  {
    path: '/sign-in',
    title: 'signIn',
    words: ['doors'],
    isDoor: true,
    load: async () => (await import('../doors/SignInPage.tsx')).SignInPage,
  },
  {
    path: '/forgot',
    title: 'forgot',
    words: ['doors'],
    isDoor: true,
    load: async () => (await import('../doors/ForgotPage.tsx')).ForgotPage,
  },
  {
    path: '/activate',
    title: 'activate',
    words: ['doors'],
    isDoor: true,
    load: async () => (await import('../doors/LinkPage.tsx')).ActivationPage,
  },
  {
    path: '/reset',
    title: 'reset',
    words: ['doors'],
    isDoor: true,
    load: async () => (await import('../doors/LinkPage.tsx')).ResetPage,
  },
  {
    path: '/new-password',
    title: 'newPassword',
    words: ['doors'],
    isDoor: true,
    load: async () => (await import('../doors/MustChangePage.tsx')).MustChangePage,
  },
]
