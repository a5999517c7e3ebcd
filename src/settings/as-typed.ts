import type { z } from 'zod';

/** The schemas of all settings, by name. */
export type Shape = Readonly<Record<string, z.ZodType>>;

const namePrefix = 'SPL_KIOSK_';

/** The variable that names the settings file; every other variable with the prefix is a setting. */
export const fileVariable = `${namePrefix}SETTINGS`;

/**
 * Parses JSON that holds settings at any depth. Text settings stay the text that was typed: the serial number
 * 12345678901234567890 or 10.50 would lose digits as a number.
 * @throws SyntaxError
 */
export const parseAsTyped = (shape: Shape, json: string): unknown =>
  JSON.parse(json, (name, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && isText(shape[name]) ? (context?.source ?? String(value)) : value,
  );

/**
 * Reads settings from SPL_KIOSK_<SETTING> variables: texts as they are, anything else as JSON. A variable that names no
 * setting keeps its own name, so that the schema reports it.
 */
export function readVariables(shape: Shape, environment: NodeJS.ProcessEnv): Record<string, unknown> {
  const names = new Map(Object.keys(shape).map((name) => [variableOf(name), name]));
  const values: Record<string, unknown> = {};
  for (const [variable, text] of Object.entries(environment)) {
    if (!variable.startsWith(namePrefix) || variable === fileVariable || text === undefined) continue;
    const name = names.get(variable) ?? variable;
    values[name] = readValue(shape[name], text);
  }
  return values;
}

/** idleWarnSeconds → SPL_KIOSK_IDLE_WARN_SECONDS */
const variableOf = (setting: string): string =>
  namePrefix + setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

function readValue(schema: z.ZodType | undefined, text: string): unknown {
  if (isText(schema)) return text === 'null' && schema?.safeParse(null).success ? null : text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Whether a setting is a text: its schema then refuses any number by its type. */
const isText = (schema: z.ZodType | undefined): boolean =>
  schema
    ?.safeParse(Number.NaN)
    .error?.issues.some((issue) => issue.code === 'invalid_type' && issue.expected === 'string') ?? false;
