import { keepHeapSmall } from '#language/workspace/small-heap.ts';

// A module of its own, so that it runs before those that are imported behind it.
keepHeapSmall();
