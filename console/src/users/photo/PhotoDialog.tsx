import { Button } from '@mantine/core'
import { IconPhotoUp } from '@tabler/icons-react'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { removePhoto, setPhoto } from '../../../../server/users/photo/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { Dialog, FootNote } from '../../ui/Dialog.tsx'
import { DropFile } from '../../ui/DropFile.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { CropField } from './CropField.tsx'
import { type Crop, firstCrop } from './crop.ts'
import { type Picture, readPicture, toSend } from './picture.ts'

const TAKEN = 'image/jpeg,image/png,image/webp,image/avif,image/gif'

interface Props {
  readonly user: { readonly id: string; readonly name: string; readonly photo: string | null }
  readonly onClose: () => void
}

interface Chosen {
  readonly picture: Picture
  readonly crop: Crop
}

/** Gives somebody a photo, or takes it away: a picture is chosen, its square is laid, then it is sent. */
export default function PhotoDialog({ user, onClose }: Props) {
  const { t } = useTranslation('photo')
  const isOwn = useViewer().id === user.id
  const [chosen, setChosen] = useState<Chosen>()
  const [isUnreadable, setUnreadable] = useState(false)
  const { save, remove } = usePhotoChanges(user, isOwn, onClose)
  const choose = async (file: File) => {
    const picture = await readPicture(file)
    setUnreadable(!picture)
    if (picture) setChosen({ picture, crop: firstCrop(picture) })
  }
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!chosen) return
    const { upload, query } = await toSend(chosen.picture, chosen.crop)
    save.mutate({ params: { user: user.id }, query, upload })
  }
  const again = () => {
    save.reset()
    setChosen(undefined)
  }
  return (
    <Dialog
      title={isOwn ? t('own') : t('title', { name: user.name })}
      width={580}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <FootNote>
            {user.photo && !chosen && (
              <Button loading={remove.isPending} onClick={() => remove.mutate({ params: { user: user.id } })}>
                {t('remove')}
              </Button>
            )}
            {chosen && <Button onClick={again}>{t('another')}</Button>}
          </FootNote>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          {chosen && (
            <Button type="submit" variant="filled" loading={save.isPending}>
              {t('save')}
            </Button>
          )}
        </>
      }
    >
      {chosen ? (
        <CropField {...chosen} onCrop={(crop) => setChosen({ ...chosen, crop })} />
      ) : (
        <DropFile
          icon={IconPhotoUp}
          words={t('drop')}
          choose={t('choose')}
          label={t('label')}
          help={t('help')}
          accept={TAKEN}
          onFile={(file) => void choose(file)}
        />
      )}
      {isUnreadable && !chosen && <p role="alert">{t('unreadable')}</p>}
      <ProblemLine problem={save.error ?? remove.error} always />
    </Dialog>
  )
}

function usePhotoChanges({ name }: Props['user'], isOwn: boolean, onClose: () => void) {
  const { t } = useTranslation('photo')
  const alters = ['me', 'teams', 'roles']
  const told = (own: string, others: string) => () => {
    onClose()
    toast(isOwn ? t(own) : t(others, { name }))
  }
  const save = useChange(setPhoto, { alters, done: told('ownSaved', 'saved') })
  const remove = useChange(removePhoto, { alters, done: told('ownRemoved', 'removed') })
  return { save, remove }
}
