import { type Command, Option } from 'commander'
import { issueUserLink, listLinks, mailLink, revealLink } from '../../links/contract.ts'
import type { Context } from '../../platform/context.ts'
import { findUser } from '../find.ts'
import { operate } from '../operate.ts'
import { print } from '../print.ts'
import { asOperator } from '../world.ts'

type Kind = 'activation' | 'password-reset'

interface Wish {
  readonly kind?: Kind
  readonly mail?: boolean
  readonly json?: boolean
}

export function addUserLink(users: Command): void {
  users
    .command('link')
    .argument('<user>')
    .description('A way in: the activation link, or one to choose a new password')
    .addOption(new Option('--kind <kind>', 'what fits, where left out').choices(['activation', 'password-reset']))
    .option('--mail', 'mail it instead of printing it')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      '\nThis is also the way back in for an administrator who is locked out. A new link of its kind replaces the former one;\nissuing and showing it stands in the trail as done by the operator.',
    )
    .action(async (named: string, wish: Wish) => {
      const { name, url } = await asOperator((ctx) => give(ctx, named, wish))
      if (wish.json) print({ name, url })
      else process.stdout.write(url ? `${url}\n` : `The link is on its way to ${name}.\n`)
    })
}

async function give(ctx: Context, named: string, { kind, mail = false }: Wish) {
  const user = await findUser(ctx, named)
  const fits: Kind = kind ?? (user.activatedAt ? 'password-reset' : 'activation')
  if (!mail) return { name: user.name, url: await linkTo(ctx, user.id, fits) }
  const { items } = await operate(ctx, listLinks, { params: { user: user.id } })
  const open = items.find((link) => link.kind === fits)
  if (open) await operate(ctx, mailLink, { params: { user: user.id, link: open.id } })
  else await operate(ctx, issueUserLink, { params: { user: user.id }, body: { kind: fits, mail: true } })
  return { name: user.name, url: null }
}

/** The address of the open link of this kind, or of a new one. */
export async function linkTo(ctx: Context, user: string, kind: Kind): Promise<string> {
  const { items } = await operate(ctx, listLinks, { params: { user } })
  const link =
    items.find((one) => one.kind === kind) ?? (await operate(ctx, issueUserLink, { params: { user }, body: { kind } }))
  return (await operate(ctx, revealLink, { params: { user, link: link.id } })).url
}
