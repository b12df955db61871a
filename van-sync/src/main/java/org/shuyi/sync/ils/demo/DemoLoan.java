package org.shuyi.sync.ils.demo;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A loan that is open in the demo library.
 *
 * @param lentAt by the demo library's own clock
 * @param renewals how often it was renewed
 */
public record DemoLoan(
    String barcode, String title, String card, Instant lentAt, LocalDate due, int renewals) {}
