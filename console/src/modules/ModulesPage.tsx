import { IconApps } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listModules } from '../../../server/modules/contract.ts'
import { useCall } from '../api/useCall.ts'
import { useToldCount } from '../ui/counts.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { later } from '../ui/missing/later.tsx'
import { ListPage } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { useGo } from '../ui/useGo.ts'
import { useNewAction } from '../ui/useNewAction.ts'
import { hrefOfModule, type ModuleSummary } from './module.ts'
import { useModuleColumns } from './useModuleColumns.tsx'

const InstallDialog = later(async () => ({ default: (await import('./install/InstallDialog.tsx')).InstallDialog }))

const keyOf = ({ key }: ModuleSummary) => key
const nameOf = ({ name }: ModuleSummary) => name
const hrefOf = ({ key }: ModuleSummary) => hrefOfModule(key)

/** The applications whose access is administered here. */
export function ModulesPage() {
  const { t } = useTranslation('modules')
  const go = useGo()
  const read = useCall(listModules, {})
  const [isOpen, setOpen] = useState(false)
  const modules = read.data?.items
  const columns = useModuleColumns()
  const run = () => setOpen(true)
  const isAllowed = read.data?.can.install ?? false
  const install = useNewAction(t('install.title'), isAllowed ? run : undefined)
  useToldCount('modules', modules?.length)
  if (read.error && !modules) return <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
  const phone = (module: ModuleSummary) => ({
    start: <IconApps size={20} aria-hidden="true" />,
    title: module.name,
    note: module.description || module.key,
    end: t(`state.${module.removed ? 'removed' : 'installed'}`),
    endNote: t('roles', { count: module.roles }),
  })
  return (
    <ListPage head={<PageHeader title={t('title')} count={modules?.length} actions={install} />}>
      <DataTable
        label={t('title')}
        rows={modules}
        columns={columns}
        {...{ keyOf, nameOf, hrefOf, phone }}
        empty={
          <EmptyState icon={IconApps} title={t('none.title')}>
            {t('none.help')}
          </EmptyState>
        }
      />
      {isOpen && (
        <Suspense>
          <InstallDialog onClose={() => setOpen(false)} onDone={(key) => go(hrefOfModule(key))} />
        </Suspense>
      )}
    </ListPage>
  )
}
