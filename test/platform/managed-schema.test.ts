// What the browser lets through is what the policy has: one more setting here and not there would never arrive.

import { expect, it } from 'vitest';
import { FEED_FIELDS, FIELDS } from '../../src/core/policy';
import { MANAGED_SCHEMA } from '../../src/platform/managed-schema';

it('lets every setting of the policy through, and no other', () => {
  const { feeds } = MANAGED_SCHEMA.properties;
  expect(Object.keys(MANAGED_SCHEMA.properties)).toEqual(FIELDS);
  expect(Object.keys(feeds.items.properties)).toEqual(FEED_FIELDS);
});
