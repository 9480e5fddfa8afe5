package org.cxsdk.core.kit;

final class Placeholder {
    private Placeholder() {}
}
