import { IconApi, IconBuildingBridge, IconCrown, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { OptionCards } from '../../ui/OptionCards.tsx'
import { useSeatsGone } from '../list/useSeats.ts'
import { USER_TYPES, type UserType } from '../types.ts'

const icons = { admin: IconCrown, regular: IconUser, portal: IconBuildingBridge, api: IconApi } as const
const ORDER = ['regular', 'admin', 'portal', 'api'] as const

/** The type first; what one may not create says so. */
export function TypeCards({ value, onChange }: { value: UserType; onChange: (type: UserType) => void }) {
  const { t } = useTranslation('users')
  const refusals = useRefusals()
  return (
    <OptionCards
      label={t('column.type')}
      columns={2}
      value={value}
      onChange={onChange}
      options={ORDER.map((type) => ({
        value: type,
        label: t(`type.${type}`),
        help: t(`create.typeHelp.${type}`),
        icon: icons[type],
        refused: refusals[type],
      }))}
    />
  )
}

/** The first type that the viewer may create. */
export function useFirstType(): UserType {
  const refusals = useRefusals()
  return ORDER.find((type) => !refusals[type]) ?? USER_TYPES[1]
}

function useRefusals(): Partial<Record<UserType, string>> {
  const { t } = useTranslation('users')
  const { type, can } = useViewer()
  const no = t('create.noRight')
  const gone = useSeatsGone()
  return {
    ...(gone.internal ? { regular: t('create.noSeat'), admin: t('create.noSeat') } : {}),
    ...(can['users.create'] ? {} : { regular: no }),
    ...(type === 'admin' ? {} : { admin: t('create.adminsOnly') }),
    ...(gone.portal ? { portal: t('create.noSeat') } : {}),
    ...(can['portal-users.create'] ? {} : { portal: no }),
    ...(can['api-users.create'] ? {} : { api: no }),
  }
}
