import { UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag } from '../ui/Tag.tsx'
import type { Column } from '../ui/table/columns.ts'
import type { ProfileField } from './field.ts'

/** Label, key, kind, who fills it, effect, where it is used. */
export function useFieldColumns(open: (field: ProfileField) => void) {
  const { t } = useTranslation('profileFields')
  return useMemo(
    (): readonly Column<ProfileField>[] => [
      {
        id: 'label',
        label: t('column.label'),
        cell: (field) => (
          <>
            {field.module ? (
              <span className="strong">{field.label}</span>
            ) : (
              <UnstyledButton className="strong" data-row-link onClick={() => open(field)}>
                {field.label}
              </UnstyledButton>
            )}{' '}
            {field.required && <Tag>{t('required')}</Tag>}
          </>
        ),
      },
      { id: 'key', label: t('column.key'), width: 160, quiet: true, cell: ({ key }) => key },
      { id: 'kind', label: t('column.kind'), width: 130, cell: ({ kind }) => t(`kind.${kind}`) },
      {
        id: 'directories',
        label: t('column.directories'),
        width: 170,
        quiet: true,
        cell: ({ directories }) => directories.join(', ') || '–',
        whole: ({ directories }) => directories.join(', ') || undefined,
      },
      {
        id: 'editableBy',
        label: t('column.editableBy'),
        width: 150,
        quiet: true,
        cell: ({ editableBy }) => t(`editableBy.${editableBy}`),
      },
      {
        id: 'effect',
        label: t('column.effect'),
        width: 180,
        cell: ({ effect }) => (effect ? <Tag>{t(`effect.${effect}`)}</Tag> : <span className="quiet">–</span>),
      },
      {
        id: 'module',
        label: t('column.module'),
        width: 130,
        quiet: true,
        cell: ({ module }) => module || t('here'),
      },
    ],
    [open, t],
  )
}
