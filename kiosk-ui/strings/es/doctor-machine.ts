/** What the checks say about the machine, in Spanish. */
import type * as english from '../en/doctor-machine.ts';

export const machine: Readonly<Record<keyof typeof english.machine, string>> = {
  notKnown: 'desconocido',
  notMeasured: 'no medido',

  groupsMissing: 'no pertenece a {groups}',
  groupsJoin:
    'Ejecute: sudo usermod -aG {groups} USER, con el usuario del quiosco, y vuelva a arrancar el quiosco.',
  groupsOwnUser: 'Ejecute el quiosco con su propio usuario, como hace su unidad de systemd.',
  programsMissing: 'faltan: {programs}',
  programsInstall: 'Instálelos: sudo apt-get install {packages}',
  scratchInMemory: 'una carpeta solo en memoria',
  scratchNone: 'ninguna carpeta en memoria en la que se pueda escribir',
  scratchMount: 'Monte en /dev/shm un tmpfs en el que el usuario del quiosco pueda escribir.',

  boardPc: '{board}: no es una Jetson, así que no se comprueba nada propio de una Jetson',
  boardTooSmall: 'Use una Jetson de la serie Orin o un PC: esta placa se queda corta.',
  boardUnknownJetPack: '{board}, JetPack desconocido (L4T {version})',
  boardFlash: 'Instale JetPack 6.2 o 7.2: falta el paquete nvidia-l4t-core.',
  boardFlashOther: 'Instale JetPack 6.2 o 7.2: esta versión no se hizo para el que está instalado.',
  heldPc: 'en un PC no hay nada que retener',
  heldByPins: 'retenidos por /etc/apt/preferences.d',
  heldNone: 'ninguno instalado',
  heldNot: 'sin retener: {packages}',
  heldHold: 'Ejecute: sudo apt-mark hold {packages}',
  powerPc: 'un PC no tiene modos de energía',
  powerMissing: 'falta nvpmodel',
  powerSilent: 'nvpmodel no lo indica',
  powerAsk: 'Ejecute nvpmodel -q como root y active el modo más potente de /etc/nvpmodel.conf.',
  powerSet: 'Active el modo más potente de /etc/nvpmodel.conf con: sudo nvpmodel -m ID',

  clockSet: 'Ponga en hora el reloj con timedatectl: marca un día anterior a esta versión.',
  clockSynchronised: '{time}, sincronizado',
  clockUnknown: '{time}, no se sabe si está sincronizado',
  clockCorrect: 'Ejecute timedatectl y corrija lo que indique.',
  clockNotKept: '{time}, ni sincronizado ni mantenido por una pila',
  clockKeep:
    "Conecte la red y ejecute: sudo timedatectl set-ntp true. Si no hay red, ponga una pila al reloj de la placa y ejecute después: sudo timedatectl set-time 'YYYY-MM-DD hh:mm'",
  clockNotSynchronised: '{time}, sin sincronizar',
  clockSynchronise: 'Conecte la red y ejecute: sudo timedatectl set-ntp true',

  memoryCheck: 'Revise /proc/meminfo: no dice cuánta memoria queda libre.',
  memoryFree: '{available} disponibles de {total}',
  memoryTooLittle: 'Cierre otros programas: el quiosco tiene demasiado poca memoria.',
  memoryLittle: 'Cierre otros programas o use una placa con 8 GB: las fotos grandes podrían fallar.',
  swapCheck: 'Revise /proc/swaps: no se puede leer.',
  swapNone: 'ninguna',
  swapPlain: 'sin cifrar: {areas}',
  swapOff: 'Ejecute: sudo swapoff {areas}, y quítelo de /etc/fstab: las fotos podrían llegar al disco.',

  diskFree: '{free} libres de {total} en {folder}',
  diskFull: 'Libere espacio en {folder}: no se pueden guardar visitas.',
  diskNearlyFull: 'Libere espacio en {folder}: una actualización necesita 2 GiB.',
  diskAllow: 'Libere espacio y permita que este usuario escriba allí.',
  diskSpeed: '{speed} MB/s escritos y sincronizados',
  diskSlow: 'Use un disco NVMe o una tarjeta nueva: esta unidad es lenta o está gastada.',
  diskEncrypted: 'el disco de {folder} está cifrado',
  diskInMemory: '{folder} está en memoria',
  diskPlain: 'el disco de {folder} no está cifrado',
  diskUnknown: 'no se sabe de {folder}',
  diskEncrypt:
    'Instale la máquina en un disco cifrado (LUKS; en una Jetson, el cifrado de disco de NVIDIA): deploy/DATA-PROTECTION.md dice qué contiene el disco.',

  heatNoSensor: 'esta máquina no tiene sensores',
  heatHot: 'Apague el quiosco, despeje sus entradas de aire y compruebe que gira el ventilador.',
  heatWarm: 'Despeje las entradas de aire de la caja y compruebe que gira el ventilador.',
  throttlingUnknown: 'esta máquina no lo indica',
  throttlingNone: 'ninguna limitación',
  throttlingCool: 'Enfríe la caja: la frecuencia está reducida por exceso de calor.',
};
