export function inTaiwan(text: string): string;
