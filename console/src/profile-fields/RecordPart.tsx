import { Checkbox, MultiSelect } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { listDirectories } from '../../../server/directories/contract.ts'
import { listTargets } from '../../../server/profile-fields/contract.ts'
import { useCall } from '../api/useCall.ts'
import { OptionCards } from '../ui/OptionCards.tsx'
import { PanelSection } from '../ui/Panel.tsx'
import { NoChoice } from '../ui/pick/NoChoice.tsx'
import type { FieldValues } from './FieldPanel.tsx'
import { targetKey } from './field.ts'

const EFFECTS = ['none', 'restrict', 'grant'] as const

/** Of which directories a field names records, how many, and whether that decides what people may do. */
export function RecordPart({ form }: { readonly form: UseFormReturnType<FieldValues> }) {
  const { t } = useTranslation('profileFields')
  const directories = useCall(listDirectories, {}).data?.items ?? []
  const targets = useCall(listTargets, {}).data?.items ?? []
  const { directories: chosen, many, effect, appliesTo } = form.getValues()
  const fitting = targets.filter(({ directory }) => chosen.includes(directory))
  const errorOf = (name: string) =>
    Object.entries(form.errors)
      .find(([path]) => path === name || path.startsWith(`${name}.`))?.[1]
      ?.toString()
  return (
    <>
      <PanelSection title={t('column.directories')}>
        <MultiSelect
          aria-label={t('column.directories')}
          placeholder={chosen.length === 0 ? t('chooseDirectories') : undefined}
          data={directories.map(({ key, name }) => ({ value: key, label: name }))}
          value={[...chosen]}
          onChange={(next) => form.setFieldValue('directories', next)}
          error={errorOf('directories')}
          searchable
          nothingFoundMessage={<NoChoice />}
          hidePickedOptions
        />
        <Checkbox
          label={t('tick.many')}
          checked={many}
          onChange={(event) => form.setFieldValue('many', event.currentTarget.checked)}
          error={errorOf('many')}
        />
      </PanelSection>
      <PanelSection title={t('column.effect')}>
        <OptionCards
          label={t('column.effect')}
          value={effect ?? 'none'}
          onChange={(next) => form.setFieldValue('effect', next === 'none' ? null : next)}
          options={EFFECTS.map((one) => ({ value: one, label: t(`effect.${one}`), help: t(`effectHelp.${one}`) }))}
        />
        {effect && (
          <MultiSelect
            label={t('appliesTo')}
            description={targets.length === 0 ? t('noTargets') : t('appliesToHelp')}
            data={fitting.map((one) => ({
              value: targetKey(one),
              label: t('target', { scope: one.scopeName, attribute: one.attributeName }),
            }))}
            value={appliesTo.map(targetKey)}
            onChange={(keys) =>
              form.setFieldValue(
                'appliesTo',
                fitting
                  .filter((one) => keys.includes(targetKey(one)))
                  .map(({ scope, attribute }) => ({ scope, attribute })),
              )
            }
            error={errorOf('appliesTo')}
          />
        )}
      </PanelSection>
    </>
  )
}
