import { IconArrowUpRight, IconCopy, IconCopyPlus, IconEdit, IconLink, IconTrash } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionGroups } from '../../ui/action.ts'
import { useCopy } from '../../ui/useCopy.ts'
import { hrefOfRole } from '../address.ts'
import type { RoleSummary } from '../role.ts'

type Run = (role: RoleSummary) => void

/** The menu of a role in the list, by what one may do with it. */
export function useRoleMenu(onCopy: Run | undefined, onRemove: Run) {
  const { t } = useTranslation('roles')
  const { copy } = useCopy()
  return useCallback(
    (role: RoleSummary): ActionGroups => {
      const href = hrefOfRole(role.id)
      const people = role.holders?.people ?? 0
      const refused = people > 0 ? t('delete.held', { count: people }) : undefined
      return [
        [
          { id: 'open', label: t('open'), icon: IconArrowUpRight, hint: 'enter', href },
          ...(role.can.edit
            ? [{ id: 'edit', label: t('edit'), icon: IconEdit, href: hrefOfRole(role.id, 'details') }]
            : []),
          ...(onCopy ? [{ id: 'copy', label: t('duplicate'), icon: IconCopyPlus, run: () => onCopy(role) }] : []),
        ],
        [
          { id: 'link', label: t('copyLink'), icon: IconLink, run: () => copy(window.location.origin + href) },
          { id: 'id', label: t('copyId'), icon: IconCopy, run: () => copy(role.id) },
        ],
        role.can.delete
          ? [{ id: 'delete', label: t('delete.do'), icon: IconTrash, danger: true, refused, run: () => onRemove(role) }]
          : [],
      ]
    },
    [t, copy, onCopy, onRemove],
  )
}
