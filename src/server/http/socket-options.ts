/**
 * How every socket server of the kiosk is set. The largest request is a few kilobytes; a larger message closes its socket.
 * A page that hears nothing for both times together takes the daemon for dead, and takes its photos off the screen.
 */
export const socketOptions = {
  serveClient: false,
  maxHttpBufferSize: 16_384,
  pingInterval: 2000,
  pingTimeout: 3000,
} as const;
