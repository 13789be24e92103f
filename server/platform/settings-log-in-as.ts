import { z } from 'zod'
import { aboutSetting } from './settings-about.ts'

/** Settings of administrators who are logged in as somebody else. */
export const logInAsSettings = {
  'logInAs.disabled': z.boolean().default(false).register(aboutSetting, {
    group: 'logInAs',
    title: 'Nobody logs in as somebody else',
    help: 'Takes it away altogether: the menu, the page and the requests. Whoever is logged in as somebody is out at once.',
    by: 'admin',
  }),
  'logInAs.minutes': z.int().min(1).max(60).default(60).register(aboutSetting, {
    group: 'logInAs',
    title: 'Ends after',
    help: 'How long an administrator is logged in as somebody at most. Holds for the next time.',
    unit: 'minutes',
    by: 'admin',
  }),
  'logInAs.notify': z.boolean().default(false).register(aboutSetting, {
    group: 'logInAs',
    title: 'Tell people that somebody logged in as them',
    help: 'By mail, when it happens, with the name of the administrator.',
    by: 'admin',
  }),
} as const
