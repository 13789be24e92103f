import { IconRefresh, IconTrash } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getModule } from '../../../../server/modules/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Card } from '../../ui/Card.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { BackLink, PageHeader } from '../../ui/PageHeader.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import { InstallDialog } from '../install/InstallDialog.tsx'
import classes from '../Modules.module.css'
import type { Module } from '../module.ts'
import { Declared } from './Declared.tsx'
import { ModuleFacts } from './ModuleFacts.tsx'
import { ModuleRoles } from './ModuleRoles.tsx'
import { RemoveModule } from './RemoveModule.tsx'

/** One module: what it declares, its roles and who holds them; upgrade, remove, bring back. */
export function ModulePage() {
  const { module: key = '' } = useParams({ strict: false }) as { module?: string }
  const read = useCall(getModule, { params: { key } })
  useTitle(read.data?.name)
  if (read.error && !read.data) return <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
  return read.data ? <Shown module={read.data} /> : null
}

function Shown({ module }: { module: Module }) {
  const { t } = useTranslation('modules')
  const [layer, setLayer] = useState<'install' | 'remove'>()
  const close = () => setLayer(undefined)
  const verb = module.removed ? 'reinstall' : 'upgrade'
  const actions = module.can.install
    ? [{ id: verb, label: t(`${verb}.do`), icon: IconRefresh, run: () => setLayer('install') }]
    : []
  const remove = { id: 'remove', label: t('remove.do'), icon: IconTrash, danger: true, run: () => setLayer('remove') }
  return (
    <Page width={840}>
      <BackLink href="/modules">{t('title')}</BackLink>
      <PageHeader
        of="page"
        title={module.name}
        badge={
          <>
            <Tag>{module.key}</Tag>
            {module.release && <Tag>{module.release}</Tag>}
            {module.removed && <Tag>{t('state.removed')}</Tag>}
            {module.fixed && <Tag>{t('state.fixed')}</Tag>}
          </>
        }
        line={<p>{module.removed ? t('removedLine') : module.description}</p>}
        actions={actions}
        menu={module.can.remove ? [[remove]] : []}
      />
      <div className={classes.cards}>
        <ModuleRoles module={module} />
        <Declared module={module} />
        <ModuleFacts module={module} />
        <Card title={t('manifest')} aside={<CopyButton value={module.text} label={t('copy')} />}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <pre className={classes.text} tabIndex={0}>
            {module.text}
          </pre>
        </Card>
      </div>
      {layer === 'install' && <InstallDialog module={module} onClose={close} onDone={close} />}
      {layer === 'remove' && <RemoveModule module={module} onClose={close} />}
    </Page>
  )
}
