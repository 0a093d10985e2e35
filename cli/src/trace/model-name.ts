/** The model of a run as the conventions name it: who provides it, and what that one calls it. */
export interface ModelName {
  readonly provider: string;
  readonly model: string;
}

/** Reads `provider/name`. A rehearsal is our own; its name has no provider. */
export function modelName(model: string): ModelName {
  const slash = model.indexOf('/');
  return slash < 0
    ? { provider: 'toolpath', model }
    : { provider: model.slice(0, slash), model: model.slice(slash + 1) };
}
