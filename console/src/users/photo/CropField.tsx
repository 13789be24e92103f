import { type KeyboardEvent, type PointerEvent, useEffect, useRef, type WheelEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { CLOSEST, type Crop, edgeOf, moved, zoomed } from './crop.ts'
import classes from './Photo.module.css'
import { drawCrop, type Picture } from './picture.ts'

const DRAWN = 640 // pixels of the canvas; shown at half of that
const STEP = 0.03 // of the kept side, for an arrow key

interface Props {
  readonly picture: Picture
  readonly crop: Crop
  readonly onCrop: (crop: Crop) => void
}

/** The kept part of a picture: dragged, moved by arrow keys, zoomed; with what will be shown beside it. */
export function CropField({ picture, crop, onCrop }: Props) {
  const { t } = useTranslation('photo')
  return (
    <div className={classes.crop}>
      <Window picture={picture} crop={crop} onCrop={onCrop} />
      <div className={classes.side}>
        <p className="second">{t('preview')}</p>
        <div className={classes.previews} aria-hidden="true">
          <Preview picture={picture} crop={crop} size={96} />
          <Preview picture={picture} crop={crop} size={40} />
        </div>
        <label className={classes.zoom}>
          {t('zoom')}
          <input
            type="range"
            min={0}
            max={100}
            value={Math.round(((1 - crop.side) / (1 - CLOSEST)) * 100)}
            onChange={(event) =>
              onCrop(zoomed(picture, crop, 1 - (Number(event.currentTarget.value) / 100) * (1 - CLOSEST)))
            }
          />
        </label>
        <p className="second">{t('moveHelp')}</p>
      </div>
    </div>
  )
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function Window({ picture, crop, onCrop }: Props) {
  const { t } = useTranslation('photo')
  const canvas = useDrawn(picture, crop)
  const step = edgeOf(picture, crop) * STEP
  const press = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key]
    if (!arrow) return
    event.preventDefault()
    onCrop(moved(picture, crop, arrow[0] * step, arrow[1] * step))
  }
  const drag = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.buttons !== 1) return
    const scale = edgeOf(picture, crop) / event.currentTarget.clientWidth
    onCrop(moved(picture, crop, -event.movementX * scale, -event.movementY * scale))
  }
  const wheel = (event: WheelEvent) => onCrop(zoomed(picture, crop, crop.side * (event.deltaY > 0 ? 1.05 : 0.95)))
  return (
    <button
      type="button"
      className={classes.window}
      aria-label={t('move')}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onWheel={wheel}
      data-autofocus
    >
      <canvas ref={canvas} width={DRAWN} height={DRAWN} />
    </button>
  )
}

function Preview({ picture, crop, size }: Pick<Props, 'picture' | 'crop'> & { size: number }) {
  const canvas = useDrawn(picture, crop)
  return <canvas ref={canvas} width={size * 2} height={size * 2} style={{ width: size, height: size }} />
}

function useDrawn(picture: Picture, crop: Crop) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) drawCrop(canvas.current, picture, crop)
  }, [picture, crop])
  return canvas
}
