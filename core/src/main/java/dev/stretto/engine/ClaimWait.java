package dev.stretto.engine;

/**
 * A claim that waits.
 *
 * @param node the task whose attempt has made it
 * @param asked the event that said so
 * @param doom why it is about to be refused; empty where it is not
 */
record ClaimWait(int node, ClaimEvent.Waiting asked, Addition addition, String doom) {}
