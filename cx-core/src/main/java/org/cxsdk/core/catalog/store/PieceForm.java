package org.cxsdk.core.catalog.store;

/** Stored form 1 of a piece of an edition's canonical document. */
record PieceForm(String text) {}
