/**
 * Receipt printers that speak ESC/POS: layout, encoder and status codec are pure, {@link
 * org.shuyi.hardware.printer.escpos.EscPosPrinter} drives the device.
 */
@NullMarked
package org.shuyi.hardware.printer.escpos;

import org.jspecify.annotations.NullMarked;
