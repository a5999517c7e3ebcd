/** The machine or the command line does not suit the installer; the message says what to do next. */
export class InstallError extends Error {}
