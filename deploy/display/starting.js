// Shown from the disk while the daemon warms its models up. The daemon listens only after that: an answer means ready.
const kiosk = 'http://127.0.0.1:8080/';

const look = () =>
  // The answer is opaque: this is the only address of the kiosk that answers other pages, and it tells them nothing.
  fetch(`${kiosk}up`, { mode: 'no-cors', cache: 'no-store' }).then(
    () => location.replace(kiosk),
    () => setTimeout(look, 1000),
  );

look();
