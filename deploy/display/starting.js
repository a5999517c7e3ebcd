// Shown from the disk while the daemon warms its models up, which it does before it listens: whoever answers is ready.
const kiosk = 'http://127.0.0.1:8080/';

const look = () =>
  // Opaque: the one address of the kiosk that answers other pages, and says nothing.
  fetch(`${kiosk}up`, { mode: 'no-cors', cache: 'no-store' }).then(
    () => location.replace(kiosk),
    () => setTimeout(look, 1000),
  );

look();
