/** Why a picture is not taken. No Node imports: the console switches on these codes. */
import { failure } from '../contract.ts'

export const NotAnImage = failure('not-an-image', 422, 'This file is no picture that Roster can read.')
export const ImageTooDetailed = failure('image-too-detailed', 422, 'This picture has too many pixels.')
