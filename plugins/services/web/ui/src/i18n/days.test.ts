import { expect, test } from 'vitest';

import { asClock, daysBetween, inZone, liveIn, monday, monthName, monthOf, nextMonth, shifted, weekday, weekOf } from './days';

test('weeks begin on Monday, before 1970 too', () => {
  expect(weekday('2026-11-23')).toBe(0);
  expect(weekday('2026-11-22')).toBe(6);
  expect(monday('2026-11-22')).toBe('2026-11-16');
  expect(weekOf('2027-01-01')).toEqual(['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03']);
});
test('a month is whole weeks: four to six', () => {
  expect(monthOf('2027-02-14')).toHaveLength(28); // begins on a Monday and has 28 days
  expect(monthOf('2026-11-30')).toHaveLength(42);
  expect(monthOf('2026-11-05')[0]).toBe('2026-10-26');
});
test('months and days turn over a year', () => {
  expect(nextMonth('2026-12-31')).toBe('2027-01-01');
  expect(nextMonth('2026-01-31', -1)).toBe('2025-12-01');
  expect(shifted('2026-12-31', 1)).toBe('2027-01-01');
});
test('a moment is the day of the zone, not of the machine', () => {
  expect(inZone('2026-11-22T17:05:00Z', 'Asia/Shanghai')).toBe('2026-11-23 01:05');
  expect(inZone('2026-11-22T16:00:00Z', 'Asia/Shanghai')).toBe('2026-11-23 00:00');
  expect(inZone('nothing', 'Asia/Shanghai')).toBe('nothing');
  expect(inZone('2026-11-22T20:00:00Z', '-03:30')).toBe('2026-11-22 16:30');
});
test('a control shows a moment by the workspace, and leaves alone what was typed', () => {
  liveIn('Asia/Shanghai');
  expect(inZone('2026-11-22T17:05:00Z')).toBe('2026-11-23 01:05');
  expect(asClock('2026-11-22T17:05:09Z')).toBe('2026-11-23T01:05');
  expect(asClock('2026-11-22T17:05')).toBe('2026-11-22T17:05');
  expect(asClock('')).toBe('');
});
test('a week says its month once', () => {
  expect(daysBetween('2026-11-23', '2026-11-29', 'zh-Hans')).toBe('11月23日 – 29日');
  expect(daysBetween('2026-11-23', '2026-11-29', 'en')).toBe('Nov 23 – 29');
  expect(daysBetween('2026-11-30', '2026-12-06', 'en')).toBe('Nov 30 – Dec 6');
});
test('months are called as the reader calls them', () => {
  expect(monthName('2026-11-01', 'zh-Hans')).toBe('2026年11月');
  expect(monthName('2026-11-01', 'en')).toBe('November 2026');
});
