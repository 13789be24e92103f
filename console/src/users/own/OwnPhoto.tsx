import { Suspense, useState } from 'react'
import { getUser } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useViewer } from '../../api/viewer.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { later } from '../../ui/missing/later.tsx'
import { PhotoButton } from '../photo/PhotoButton.tsx'

const PhotoDialog = later(() => import('../photo/PhotoDialog.tsx'))

/** One's own picture; pressing it changes it, for those who may. */
export function OwnPhoto() {
  const viewer = useViewer()
  const { data } = useCall(getUser, { params: { user: viewer.id } })
  const [isOpen, setOpen] = useState(false)
  if (!data?.writable.includes('photo')) return <Avatar {...viewer} size={52} />
  return (
    <>
      <PhotoButton user={viewer} size={52} onPress={() => setOpen(true)} />
      {isOpen && (
        <Suspense>
          <PhotoDialog user={viewer} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
