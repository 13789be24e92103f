import { useTranslation } from 'react-i18next'
import type { Role } from '../role.ts'

/** Why one cannot change this role, in words. */
export function useReadOnly({ origin, module }: Role): { readonly title: string; readonly help: string } {
  const { t } = useTranslation('roles')
  const why = origin === 'custom' ? 'noRight' : module?.removed ? 'removed' : module ? 'ofModule' : 'predefined'
  return { title: t(`readOnly.${why}.title`), help: t(`readOnly.${why}.help`, { module: module?.name ?? '' }) }
}
