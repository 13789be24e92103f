import { IconArrowDown, IconArrowUp, IconForms, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listProfileFields, orderProfileFields } from '../../../server/profile-fields/contract.ts'
import { useCall } from '../api/useCall.ts'
import { useChange } from '../api/useChange.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ListPage } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { useNewAction } from '../ui/useNewAction.ts'
import { FieldPanel } from './FieldPanel.tsx'
import { ALTERED, type ProfileField } from './field.ts'
import { RemoveField } from './RemoveField.tsx'
import { useFieldColumns } from './useFieldColumns.tsx'

const keyOf = ({ id }: ProfileField) => id
const nameOf = ({ label }: ProfileField) => label

type Layer = { readonly kind: 'new' } | { readonly kind: 'edit' | 'remove'; readonly field: ProfileField }

/** What is declared about people, in its order. */
export function ProfileFieldsPage() {
  const { t } = useTranslation('profileFields')
  const [layer, setLayer] = useState<Layer>()
  const close = () => setLayer(undefined)
  const read = useCall(listProfileFields, {})
  const rows = read.data?.items
  const order = useChange(orderProfileFields, { alters: ALTERED })
  const make = () => setLayer({ kind: 'new' })
  const open = (field: ProfileField) => setLayer({ kind: 'edit', field })
  const move = (field: ProfileField, by: number) => {
    const ids = (rows ?? []).map(({ id }) => id)
    const at = ids.indexOf(field.id)
    ids.splice(at + by, 0, ...ids.splice(at, 1))
    order.mutate({ body: { fields: ids } })
  }
  const menuOf = (field: ProfileField) => {
    const at = rows?.indexOf(field) ?? 0
    return [
      field.module ? [] : [{ id: 'edit', label: t('edit.do'), icon: IconPencil, run: () => open(field) }],
      [
        ...(at > 0 ? [{ id: 'up', label: t('up'), icon: IconArrowUp, run: () => move(field, -1) }] : []),
        ...(at < (rows?.length ?? 0) - 1
          ? [{ id: 'down', label: t('down'), icon: IconArrowDown, run: () => move(field, 1) }]
          : []),
      ],
      field.module
        ? []
        : [
            {
              id: 'remove',
              label: t('remove.do'),
              icon: IconTrash,
              danger: true,
              run: () => setLayer({ kind: 'remove', field }),
            },
          ],
    ]
  }
  const actions = useNewAction(t('new.title'), make)
  return (
    <ListPage head={<PageHeader title={t('title')} count={rows?.length} line={t('about')} actions={actions} />}>
      <DataTable
        label={t('title')}
        rows={rows}
        columns={useFieldColumns(open)}
        {...{ keyOf, nameOf, menuOf }}
        onEdit={(field) => !field.module && open(field)}
        phone={(field) => ({
          start: null,
          title: field.label,
          note: t(`kind.${field.kind}`),
          end: field.effect && t(`effect.${field.effect}`),
          endNote: field.required ? t('required') : '',
        })}
        empty={
          <EmptyState icon={IconForms} title={t('none.title')}>
            {t('none.help')}
          </EmptyState>
        }
        problem={read.error && !rows && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      />
      {layer?.kind === 'new' && <FieldPanel onClose={close} />}
      {layer?.kind === 'edit' && <FieldPanel field={layer.field} onClose={close} />}
      {layer?.kind === 'remove' && <RemoveField field={layer.field} onClose={close} />}
    </ListPage>
  )
}
