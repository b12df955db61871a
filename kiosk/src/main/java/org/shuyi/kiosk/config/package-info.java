/**
 * The TOML file of a station or a centre as typed records, checked whole, with line, key and
 * remedy.
 */
@NullMarked
package org.shuyi.kiosk.config;

import org.jspecify.annotations.NullMarked;
