import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { getUser } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { FilterRow } from '../../ui/FilterRow.tsx'
import { ChoiceEditor } from '../../ui/pick/ChoiceEditor.tsx'
import { PeoplePicker } from '../../ui/pick/PeoplePicker.tsx'
import { useWhenWords } from '../../ui/when/useWhenWords.ts'
import { WhenEditor } from '../../ui/when/WhenEditor.tsx'
import classes from '../Outbox.module.css'
import { CHIPS, type ChipName, type OutboxAddress } from '../useOutboxAddress.ts'
import { useTemplateName } from '../useTemplateName.ts'

interface Props {
  readonly address: OutboxAddress
  readonly templates: readonly string[]
}

/** What the outbox is narrowed by. */
export function OutboxFilters({ address, templates }: Props) {
  const { t } = useTranslation('outbox')
  const whenWords = useWhenWords()
  const nameOf = useTemplateName()
  const [when, template, person] = [address.get('when'), address.get('template'), address.get('person')]
  const who = useCall(getUser, { params: { user: person } }, { when: person !== '' }).data?.name ?? '…'
  const fields: Record<ChipName, { readonly value: string; readonly editor: ReactNode }> = {
    template: {
      value: template && nameOf(template),
      editor: (
        <ChoiceEditor
          label={t('filter.template')}
          choices={templates.map((one) => ({ value: one, label: nameOf(one) }))}
          chosen={template ? [template] : []}
          onChange={(chosen) => address.set('template', chosen.at(-1) ?? '')}
        />
      ),
    },
    person: {
      value: person && who,
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
    when: {
      value: when && whenWords(when),
      editor: <WhenEditor value={when} onChange={(next) => address.set('when', next)} />,
    },
  }
  return (
    <FilterRow
      filters={CHIPS.map((name) => ({
        id: name,
        label: t(`filter.${name}`),
        values: fields[name].value ? [fields[name].value] : [],
        editor: fields[name].editor,
        clear: () => address.set(name, ''),
      }))}
    />
  )
}
