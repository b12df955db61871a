/**
 * What goes over MQTT: versioned CBOR envelopes, described in CDDL beside this package's resources.
 */
@NullMarked
package org.shuyi.sync.wire;

import org.jspecify.annotations.NullMarked;
