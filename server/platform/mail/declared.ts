import { factorMails } from './declared-factors.ts'

/**
 * Every mail that Roster writes, in one place. To declare another one:
 * 1. an entry below; 2. its text as `templates/<name>/en.liquid` and `de.liquid` (first line: subject; empty lines part
 * paragraphs; a paragraph `[label](address)` becomes a button); 3. its name in `console/src/locales/<language>/outbox.json`
 * (`template.<name>`), and in German what it is for and what its values mean in `mailWords.json`.
 * Then `queueMail(tx, { template: '<name>', userId, linkId, data })`: values of `data` are at hand by their names, those
 * of the installation and the person always, `link` and `expiresAt` where the mail has a link. Administrators change
 * the text in the Template Manager; a test refuses a declaration that lacks a part.
 */
export interface MailValue {
  /** What it means, for whoever writes the text. */
  readonly meaning: string
  /** Stands in a preview where nobody's own is shown; ISO 8601 for a moment. */
  readonly example: string
  /** Opens something: never in a subject, which lists of mails show. */
  readonly isSecret?: true
}

export interface MailDeclaration {
  readonly title: string
  /** When it goes out, and to whom. */
  readonly help: string
  /** What the text may say besides `commonValues`. */
  readonly values: Readonly<Record<string, MailValue>>
  /** Values without which the mail would be of no use. */
  readonly needs: readonly string[]
}

/** At hand in every mail. The person's are empty where the mail goes to nobody here. */
export const commonValues: Readonly<Record<string, MailValue>> = {
  installation: { meaning: 'What this Roster is called', example: 'Roster' },
  console: { meaning: 'The address of this Roster', example: 'https://roster.example.org' },
  name: { meaning: 'The whole name', example: 'Ada Lovelace' },
  givenName: { meaning: 'The given name', example: 'Ada' },
  familyName: { meaning: 'The family name', example: 'Lovelace' },
  username: { meaning: 'What they sign in with: the username, else the address', example: 'ada' },
  email: { meaning: 'The first email address', example: 'ada@example.org' },
  position: { meaning: 'The job title', example: 'Mathematician' },
}

const link: Readonly<Record<string, MailValue>> = {
  link: {
    meaning: 'The link; it works once',
    example: 'https://roster.example.org/…#••••••••',
    isSecret: true,
  },
  expiresAt: { meaning: 'Until when the link works; write expiresAt | moment', example: '2026-07-05T09:30:00.000Z' },
}

const signIn: Readonly<Record<string, MailValue>> = {
  at: { meaning: 'When they signed in; write at | moment', example: '2026-07-05T09:30:00.000Z' },
  address: { meaning: 'From which network address', example: '192.0.2.7' },
  browser: { meaning: 'What the browser says it is', example: 'Firefox/140' },
}

const where: Readonly<Record<string, MailValue>> = {
  at: { meaning: 'When it happened; write at | moment', example: '2026-07-05T09:30:00.000Z' },
  address: { meaning: 'From which network address', example: '192.0.2.7' },
}

const password: MailValue = {
  meaning: 'The password that an administrator typed; empty unless such passwords may be mailed',
  example: '••••••••',
  isSecret: true,
}

const all = {
  invitation: {
    title: 'Invitation',
    help: 'To somebody new, with the link to choose the first password.',
    values: link,
    needs: ['link'],
  },
  'portal-access-info': {
    title: 'Portal access info',
    help: 'To a portal user: where to sign in, and as whom; with the link to choose the first password where there is one.',
    values: {
      ...link,
      portals: {
        meaning: 'The portals they come in by, each on a line with its address',
        example: 'Customers: https://roster.example.org/portal/customers',
      },
      password,
    },
    needs: ['portals'],
  },
  'access-info': {
    title: 'Access info',
    help: 'To somebody who has a password or will be given one: where to sign in, and as whom.',
    values: {
      ...link,
      password,
    },
    needs: [],
  },
  'password-reset': {
    title: 'Password change link',
    help: 'When an administrator sends a link to choose a new password.',
    values: link,
    needs: ['link'],
  },
  'account-locked': {
    title: 'Account locked',
    help: 'To whoever owns an account that was locked after too many failures.',
    values: {
      failures: { meaning: 'How many there were in a row', example: '10' },
      until: {
        meaning: 'When it ends by itself; empty where it does not; write until | moment',
        example: '2026-07-05T09:30:00.000Z',
      },
    },
    needs: [],
  },
  'new-device': {
    title: 'New browser',
    help: 'When somebody signs in with a browser that never signed in as them before.',
    values: signIn,
    needs: [],
  },
  'sign-in-after-failures': {
    title: 'Sign-in after failures',
    help: 'When somebody signs in after five or more failures.',
    values: { ...signIn, failures: { meaning: 'How many there were in a row', example: '7' } },
    needs: [],
  },
  'logged-in-as': {
    title: 'Somebody logged in as you',
    help: 'To whomever an administrator logged in as, where the setting says so.',
    values: {
      at: { meaning: 'When; write at | moment', example: '2026-07-05T09:30:00.000Z' },
      administrator: { meaning: 'The name of the administrator', example: 'Grace Hopper' },
    },
    needs: [],
  },
  'password-recovery': {
    title: 'Forgotten password',
    help: 'To somebody who forgot the password and asked for a link on the sign-in page.',
    values: link,
    needs: ['link'],
  },
  ...factorMails,
  'password-changed': {
    title: 'Password changed',
    help: 'To whoever has a new password, chosen by themselves, by a link or by an administrator.',
    values: {
      ...where,
      by: { meaning: 'The administrator who set it; empty where its owner chose it', example: 'Grace Hopper' },
      tokens: { meaning: 'How many API tokens of theirs go on working; empty where none does', example: '2' },
    },
    needs: [],
  },
  'email-confirmation': {
    title: 'New address to be confirmed',
    help: 'To the new address of somebody who changes their email address themselves.',
    values: link,
    needs: ['link'],
  },
  'email-changed': {
    title: 'Address changed',
    help: 'To an address that no longer belongs to the account, when it was changed.',
    values: {
      ...where,
      former: { meaning: 'The address that was taken out, to which this mail goes', example: 'ada@example.org' },
      by: { meaning: 'The administrator who changed it; empty where its owner did', example: 'Grace Hopper' },
    },
    needs: [],
  },
  test: {
    title: 'Test mail',
    help: 'When somebody tries the mail server.',
    values: {},
    needs: [],
  },
} as const satisfies Readonly<Record<string, MailDeclaration>>

export type MailTemplate = keyof typeof all

export const declaredMails: Readonly<Record<MailTemplate, MailDeclaration>> = all

export const mailTemplates = Object.keys(all) as readonly MailTemplate[]

export function isMailTemplate(name: string): name is MailTemplate {
  return Object.hasOwn(all, name)
}

/** Everything that the text of this mail may name. */
export function valuesOf(template: MailTemplate): Readonly<Record<string, MailValue>> {
  return { ...commonValues, ...declaredMails[template].values }
}
