/**
 * A connection to an MQTT 5 broker that fails loudly and is then thrown away; the only importer of
 * Paho.
 */
@NullMarked
package org.shuyi.sync.mqtt;

import org.jspecify.annotations.NullMarked;
