/** The machine or the command line is not as the installer needs it; the message says what to do next. */
export class InstallError extends Error {}
