/** Satellite receivers that speak NMEA 0183. */
@NullMarked
package org.shuyi.hardware.gnss.nmea;

import org.jspecify.annotations.NullMarked;
