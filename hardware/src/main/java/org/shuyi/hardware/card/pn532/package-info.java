/** NXP PN532 over its high speed UART: ISO/IEC 14443 A cards, MIFARE Classic, NTAG. */
@NullMarked
package org.shuyi.hardware.card.pn532;

import org.jspecify.annotations.NullMarked;
