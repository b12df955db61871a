package org.shuyi.hardware.locker.board;

/**
 * Where a door hangs.
 *
 * @param board its address, as its switches say
 * @param lock from 1
 */
record Place(int board, int lock) {}
