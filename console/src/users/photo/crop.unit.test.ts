import { expect, test } from 'vitest'
import { CLOSEST, edgeOf, firstCrop, moved, zoomed } from './crop.ts'

const PORTRAIT = { width: 300, height: 600 }
const LANDSCAPE = { width: 600, height: 300 }

test('at first the largest square is kept: the middle of a wide picture, the upper part of an upright one', () => {
  expect(firstCrop(LANDSCAPE)).toEqual({ left: 0.25, top: 0, side: 1 })
  expect(firstCrop(PORTRAIT)).toEqual({ left: 0, top: 0.15, side: 1 })
})

test('the square stays inside the picture, however far it is pulled', () => {
  expect(moved(LANDSCAPE, firstCrop(LANDSCAPE), -9999, 9999)).toEqual({ left: 0, top: 0, side: 1 })
  expect(moved(LANDSCAPE, firstCrop(LANDSCAPE), 9999, 0).left).toBe(0.5)
})

test('zooming keeps the middle, and ends before everything is grain', () => {
  const near = zoomed(PORTRAIT, firstCrop(PORTRAIT), 0.5)
  expect(edgeOf(PORTRAIT, near)).toBe(150)
  expect(near.left).toBe(0.25)
  expect(zoomed(PORTRAIT, near, 0).side).toBe(CLOSEST)
  expect(zoomed(PORTRAIT, near, 7).side).toBe(1)
})
