package org.shuyi.kiosk.config;

import java.nio.file.Path;

/**
 * The PEM files with which the link to the broker is kept; relative to the configuration's file.
 *
 * @param ca whom we believe about the other end
 * @param certificate our own
 * @param key belongs to it, readable by its owner only
 */
public record TlsConfig(Path ca, Path certificate, Path key) {}
