/**
 * How every socket server of the kiosk is set. The largest request is the pharmacist's form with two long
 * texts, in Chinese some 50 kilobytes; a larger message closes its socket.
 * A page that hears nothing for both times together takes the daemon for dead, and takes its photos off the screen.
 */
export const socketOptions = {
  serveClient: false,
  maxHttpBufferSize: 65_536,
  pingInterval: 2000,
  pingTimeout: 3000,
} as const;
