package dev.stretto.cli;

/** What is on or off. */
enum Switch {
    ON,
    OFF
}
