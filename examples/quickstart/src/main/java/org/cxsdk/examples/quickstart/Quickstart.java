package org.cxsdk.examples.quickstart;

/** The loop of the five modules in one small program. */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] args) {
        System.out.println("CX SDK");
    }
}
