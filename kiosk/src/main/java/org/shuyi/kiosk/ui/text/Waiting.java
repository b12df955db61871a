package org.shuyi.kiosk.ui.text;

/** What is said while the machine is at work. */
public record Waiting(Key title, Key hint) {}
