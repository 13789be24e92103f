import '@mantine/core/styles/ColorSwatch.layer.css'
import '@mantine/core/styles/ColorPicker.layer.css'
import '@mantine/core/styles/ColorInput.layer.css'
import { ColorInput, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { Pair } from '../ui/Panel.tsx'
import { keyFrom, type Portal } from './portal.ts'

export type PortalForm = Pick<Portal, 'name' | 'key' | 'welcome' | 'color' | 'host' | 'home'>

export const formOf = (portal?: Portal): PortalForm => {
  const { name = '', key = '', welcome = '', color = '', host = '', home = '' } = portal ?? {}
  return { name, key, welcome, color, host, home }
}

const SWATCHES = ['#1f6feb', '#0f766e', '#7c3aed', '#b42318', '#c2410c', '#1a1a66', '#334155']

/** What a portal is called, where it stands and how it looks. */
export function PortalFields({ form }: { form: UseFormReturnType<PortalForm> }) {
  const { t } = useTranslation('portals')
  const { name } = form.getValues()
  return (
    <>
      <Pair>
        <TextInput data-autofocus label={t('field.name')} maxLength={100} {...form.getInputProps('name')} />
        <TextInput label={t('field.key')} placeholder={keyFrom(name)} {...form.getInputProps('key')} />
      </Pair>
      <Textarea autosize minRows={2} maxLength={300} label={t('field.welcome')} {...form.getInputProps('welcome')} />
      <ColorInput
        label={t('field.color')}
        description={t('field.colorHelp')}
        placeholder="#1f6feb"
        format="hex"
        withEyeDropper={false}
        swatches={SWATCHES}
        {...form.getInputProps('color')}
      />
      <TextInput
        label={t('field.host')}
        description={t('field.hostHelp')}
        placeholder="help.example.org"
        {...form.getInputProps('host')}
      />
      <TextInput
        type="url"
        label={t('field.home')}
        description={t('field.homeHelp')}
        placeholder="https://"
        {...form.getInputProps('home')}
      />
    </>
  )
}
