import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { listRoles } from '../../../../server/roles/contract.ts'
import { listTeams } from '../../../../server/teams/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useViewer } from '../../api/viewer.ts'
import type { Choice } from '../../ui/pick/ChoiceEditor.tsx'
import { type ProfileField, useProfileFields } from '../fields/useProfileFields.ts'
import type { ListAddress } from '../list/useListAddress.ts'
import { FACTOR_STANDINGS, STATUSES, USER_TYPES } from '../types.ts'
import { valuesOfField, withField } from './fieldFilter.ts'
import type { RecordSource } from './RecordChoices.tsx'
import { teamChoices } from './teamChoices.ts'
import { useOutsideFilters } from './useOutsideFilters.ts'
import { useRecordChoices } from './useRecordChoices.ts'

export interface FilterField {
  readonly id: string
  readonly label: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly choose: (chosen: readonly string[]) => void
  /** Where they are too many to offer: among what more are found. */
  readonly search?: RecordSource | undefined
}

const LABELS = {
  status: 'column.status',
  type: 'column.type',
  role: 'column.roles',
  team: 'column.team',
  portal: 'column.portals',
  contact: 'column.contact',
  account: 'column.accounts',
  factor: 'filter.factor',
} as const

/** What a list of people can be narrowed by, as far as the viewer may read the choices. */
export function useFilterFields(address: ListAddress): readonly FilterField[] {
  const { t } = useTranslation('users')
  const { can } = useViewer()
  const roles = useCall(listRoles, {}, { when: Boolean(can['roles.read']) }).data?.items ?? []
  const teams = useCall(listTeams, {}, { when: Boolean(can['teams.read']) }).data?.items ?? []
  const declared = useProfileFields()
  const fields = declared.filter((field) => field.kind === 'choice')
  const records = useRecordChoices(declared, address.raw('fields'))
  const outside = useOutsideFilters(address)
  const plain = (id: keyof typeof LABELS, choices: readonly Choice[], search?: RecordSource): FilterField => ({
    id,
    search,
    label: t(LABELS[id]),
    choices,
    chosen: address.values(id),
    choose: (chosen) => address.filter(id, chosen),
  })
  return [
    plain('status', named(STATUSES, t, 'ui:status')),
    plain('type', named(USER_TYPES, t, 'type')),
    ...(roles.length
      ? [
          plain(
            'role',
            roles.map(({ id, name }) => ({ value: id, label: name })),
          ),
        ]
      : []),
    ...(teams.length ? [plain('team', teamChoices(teams))] : []),
    ...outside.map(({ id, choices, search }) => plain(id, choices, search)),
    plain('factor', named(FACTOR_STANDINGS, t, 'factorStanding')),
    ...[...fields.map(asChoices), ...records].map(
      ({ key, label, choices, searchId }): FilterField => ({
        search: searchId === undefined ? undefined : { fieldId: searchId },
        id: `fields.${key}`,
        label,
        choices,
        chosen: valuesOfField(address.raw('fields'), key),
        choose: (chosen) => address.filter('fields', withField(address.raw('fields'), key, chosen)),
      }),
    ),
  ]
}

const asChoices = ({ key, label, choices }: ProfileField) => ({
  ...{ key, label },
  choices: choices.map((choice) => ({ value: choice, label: choice })),
  searchId: undefined,
})

const named = (values: readonly string[], t: TFunction, words: string): Choice[] =>
  values.map((value) => ({ value, label: t(`${words}.${value}`) }))
