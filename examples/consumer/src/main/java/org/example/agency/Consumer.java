package org.example.agency;

import org.cxsdk.core.Ratio;

/** Placeholder. */
public final class Consumer {

    private Consumer() {}

    public static void main(String[] args) {
        System.out.println(Ratio.of(17, 20));
    }
}
