/**
 * Scanners and scan engines that speak SSI, the Simple Serial Interface of Symbol and Zebra, which
 * many makers of engines speak too: packets with a check sum, acknowledged one by one.
 */
@NullMarked
package org.shuyi.hardware.scanner.ssi;

import org.jspecify.annotations.NullMarked;
