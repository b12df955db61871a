/**
 * Recordings of a device's bytes: made at a station with a fault, played back in a test. A
 * recording copied into the test resources is a test.
 */
@NullMarked
package org.shuyi.hardware.link.recording;

import org.jspecify.annotations.NullMarked;
