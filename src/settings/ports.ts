/** Whether the port in an address is valid; an address without a port passes. */
export const hasPort = (address: string): boolean => {
  const port = /^(?:escpos:[^/:]+|https?:\/\/[^/:]+):(\d+)/.exec(address)?.[1];
  return port === undefined || (Number(port) >= 1 && Number(port) <= 65_535);
};

interface PortSettings {
  readonly port: number;
  readonly technicianPort: number | null;
  readonly metricsPort: number | null;
}

/** The ports of the technician's page and of the metrics: as set, or the two beside the kiosk's. */
export function portsOf({ port, technicianPort, metricsPort }: PortSettings) {
  const step = port + 2 > 65_535 ? -1 : 1;
  return { technician: technicianPort ?? port + step, metrics: metricsPort ?? port + 2 * step };
}
