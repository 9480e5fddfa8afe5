package org.cxsdk.maturity;

/**
 * Form 1 of a published definition: the document in its canonical form, read again by the module's reader. So whatever the
 * reader of a later version still takes stays readable.
 */
record PublishedForm(String id, String version, String sha256, String document) {}
