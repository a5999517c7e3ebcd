/**
 * Names of folders and cameras in the settings. Strict, because they become part of a shell command of node-webcam:
 * none of these characters has a meaning to a shell.
 */
const folder = '(?:/[A-Za-z0-9_-]+)+';
const video = '/dev/(?:video\\d{1,3}|v4l/by-(?:id|path)/[A-Za-z0-9][A-Za-z0-9._:+=@-]{0,200})';
/** Vendor, product and serial number, as lsusb shows them. */
const usb = 'usb:[0-9a-f]{4}:[0-9a-f]{4}(?::[A-Za-z0-9._+=@-]{1,126})?';

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);

export const harmlessFolder = whole(folder);

/** A video device, directly or by a link. */
export const videoDevice = whole(video);

export const usbCamera = whole(usb);

export const cameraSetting = whole(`auto|simulated|test|${video}|${usb}`);

/** The node of a video device, wherever the folder of devices is. */
export const videoNode = whole(`${folder}/video\\d{1,3}`);

/** A picture that fswebcam reads in place of a camera. */
export const pictureFile = whole(`FILE:${folder}\\.jpg`);
