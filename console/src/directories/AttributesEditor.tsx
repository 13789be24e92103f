import { Button, Checkbox, Group, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { listDirectories } from '../../../server/directories/contract.ts'
import { useCall } from '../api/useCall.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { STROKE } from '../ui/icons.ts'
import { Pair } from '../ui/Panel.tsx'
import { ATTRIBUTE_KINDS, type Attribute } from './directory.ts'

interface Props {
  readonly value: readonly Attribute[]
  /** Keys of those that are there: they keep their kind. */
  readonly fixed: readonly string[]
  readonly onChange: (value: readonly Attribute[]) => void
  readonly errors: Readonly<Record<string, unknown>>
}

const FRESH: Attribute = { key: '', name: '', kind: 'text', required: false, choices: [], directory: null }

/** Which attributes the records of a directory have. */
export function AttributesEditor({ value, fixed, onChange, errors }: Props) {
  const { t } = useTranslation('directories')
  const put = (at: number, change: Partial<Attribute>) =>
    onChange(value.map((one, place) => (place === at ? { ...one, ...change } : one)))
  return (
    <Stack gap={16}>
      {value.length === 0 && <p className="quiet">{t('attribute.none')}</p>}
      {value.map((attribute, at) => (
        <OneAttribute
          // biome-ignore lint/suspicious/noArrayIndexKey: an attribute that is typed has nothing else of its own yet
          key={at}
          attribute={attribute}
          isFixed={fixed.includes(attribute.key)}
          errorOf={(part) => textOf(errors[`attributes.${at}.${part}`])}
          onChange={(change) => put(at, change)}
          onRemove={() => onChange(value.filter((_, place) => place !== at))}
        />
      ))}
      <Group>
        <Button
          leftSection={<IconPlus size={16} stroke={STROKE} aria-hidden="true" />}
          onClick={() => onChange([...value, FRESH])}
        >
          {t('attribute.add')}
        </Button>
      </Group>
    </Stack>
  )
}

const textOf = (error: unknown): string | undefined => (error ? String(error) : undefined)

interface OneProps {
  readonly attribute: Attribute
  readonly isFixed: boolean
  readonly errorOf: (part: keyof Attribute) => string | undefined
  readonly onChange: (change: Partial<Attribute>) => void
  readonly onRemove: () => void
}

function OneAttribute({ attribute, isFixed, errorOf, onChange, onRemove }: OneProps) {
  const { t } = useTranslation('directories')
  const directories = useCall(listDirectories, {}).data?.items ?? []
  const { name, kind, required, choices, directory } = attribute
  return (
    <Stack gap={8}>
      <Pair>
        <TextInput
          label={t('attribute.name')}
          value={name}
          maxLength={100}
          error={errorOf('name') ?? errorOf('key')}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Select
          label={t('attribute.kind')}
          disabled={isFixed}
          allowDeselect={false}
          data={ATTRIBUTE_KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          value={kind}
          error={errorOf('kind')}
          onChange={(next) => onChange({ kind: ATTRIBUTE_KINDS.find((one) => one === next) ?? 'text' })}
        />
      </Pair>
      {kind === 'choice' && (
        <TagsInput
          label={t('attribute.choices')}
          value={[...choices]}
          error={errorOf('choices')}
          onChange={(next) => onChange({ choices: next })}
        />
      )}
      {kind === 'record' && (
        <Select
          label={t('attribute.directory')}
          disabled={isFixed}
          data={directories.map((one) => ({ value: one.key, label: one.name }))}
          value={directory}
          error={errorOf('directory')}
          onChange={(next) => onChange({ directory: next })}
        />
      )}
      <Group justify="space-between">
        <Checkbox
          label={t('attribute.required')}
          checked={required}
          onChange={(event) => onChange({ required: event.currentTarget.checked })}
        />
        <IconButton label={t('attribute.remove', { name })} icon={IconTrash} onClick={onRemove} />
      </Group>
    </Stack>
  )
}
