package org.shuyi.hardware.rfid.pad;

import java.time.Duration;
import org.shuyi.hardware.link.Link;

/**
 * An open link and how long an answer on it may take.
 *
 * @param patience the most to wait for one answer, more than zero
 */
public record Wire(Link link, Duration patience) {}
