import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { listPortals } from '../../../server/portals/contract.ts'
import { getUser } from '../../../server/users/contract.ts'
import { useCall } from '../api/useCall.ts'
import { useViewer } from '../api/viewer.ts'
import { FilterRow } from '../ui/FilterRow.tsx'
import { ChoiceEditor } from '../ui/pick/ChoiceEditor.tsx'
import { PeoplePicker } from '../ui/pick/PeoplePicker.tsx'
import { TextEditor } from '../ui/pick/TextEditor.tsx'
import { useWhenWords } from '../ui/when/useWhenWords.ts'
import { WhenEditor } from '../ui/when/WhenEditor.tsx'
import classes from './SignIns.module.css'
import { PATHS, REASONS } from './signIn.ts'
import { CHIPS, type ChipName, type SignInAddress } from './useSignInAddress.ts'

/** What the log is narrowed by. */
export function SignInFilters({ address }: { address: SignInAddress }) {
  const { t } = useTranslation('signIns')
  const whenWords = useWhenWords()
  const [person, reason, path, when] = (['person', 'reason', 'path', 'when'] as const).map(address.get)
  const who = useCall(getUser, { params: { user: person ?? '' } }, { when: Boolean(person) }).data?.name ?? '…'
  const portals = usePortals()
  const portal = address.get('portal')
  const fields: Record<ChipName, { readonly value: string; readonly editor: ReactNode }> = {
    person: {
      value: person ? who : '',
      editor: (
        <div className={classes.editor}>
          <PeoplePicker
            label={t('filter.person')}
            value={person ? [person] : []}
            onChange={(ids) => address.set('person', ids.at(-1) ?? '')}
          />
        </div>
      ),
    },
    reason: {
      value: reason ? t(`reason.${reason}`) : '',
      editor: <OneOf name="reason" values={REASONS} address={address} />,
    },
    path: {
      value: path ? t(`path.${path}`) : '',
      editor: <OneOf name="path" values={PATHS} address={address} />,
    },
    portal: {
      value: portal ? (portals.find(({ id }) => id === portal)?.name ?? '…') : '',
      editor: (
        <ChoiceEditor
          label={t('filter.portal')}
          choices={portals.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={portal ? [portal] : []}
          onChange={(next) => address.set('portal', next.at(-1) ?? '')}
        />
      ),
    },
    address: {
      value: address.get('address'),
      editor: (
        <TextEditor
          label={t('filter.address')}
          help={t('filter.addressHelp')}
          value={address.get('address')}
          onChange={(next) => address.set('address', next)}
        />
      ),
    },
    when: {
      value: when ? whenWords(when) : '',
      editor: <WhenEditor value={when ?? ''} onChange={(next) => address.set('when', next)} />,
    },
  }
  return (
    <FilterRow
      filters={CHIPS.filter((name) => name !== 'portal' || portal || portals.length > 0).map((name) => ({
        id: name,
        label: t(`filter.${name}`),
        values: fields[name].value ? [fields[name].value] : [],
        editor: fields[name].editor,
        clear: () => address.set(name, ''),
      }))}
    />
  )
}

/** Those to choose from; none for whoever may not see portals. */
function usePortals() {
  const { can } = useViewer()
  return useCall(listPortals, {}, { when: Boolean(can['portals.read']) }).data?.items ?? []
}

interface OneOfProps {
  readonly name: 'reason' | 'path'
  readonly values: readonly string[]
  readonly address: SignInAddress
}

function OneOf({ name, values, address }: OneOfProps) {
  const { t } = useTranslation('signIns')
  const chosen = address.get(name)
  return (
    <ChoiceEditor
      label={t(`filter.${name}`)}
      choices={values.map((value) => ({ value, label: t(`${name}.${value}`) }))}
      chosen={chosen ? [chosen] : []}
      onChange={(next) => address.set(name, next.at(-1) ?? '')}
    />
  )
}
