/** Stands for the number of a tool, slot, position or group that there is none of: no table holds anything at it. */
export const noNumber = -1;
