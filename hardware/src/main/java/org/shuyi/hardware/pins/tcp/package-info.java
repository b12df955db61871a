/**
 * Pins, I2C and SPI that another program serves over TCP: the virtual bench's end of a wire that
 * else is soldered. A request is one letter, the number of bytes that follow in two bytes, high
 * first, and those bytes; the answer is 06 (done) or 15 (nobody acknowledges) with the same.
 *
 * <p>I2C, each behind the device's number: W writes, R reads as many bytes as the number says, X
 * names a register and reads. SPI: S selects or lets go, T clocks bytes out and as many in, B asks
 * whether the chip is busy, N holds it in reset. Pins: D draws the relays whose bits are set, C
 * asks which contacts are made; the first is the lowest bit of the first byte.
 */
@NullMarked
package org.shuyi.hardware.pins.tcp;

import org.jspecify.annotations.NullMarked;
