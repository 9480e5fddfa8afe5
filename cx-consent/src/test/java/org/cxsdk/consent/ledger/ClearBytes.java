package org.cxsdk.consent.ledger;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Searches every byte of every file of a folder, logs included, for a text in the encodings that a database uses. */
final class ClearBytes {

    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private final Path folder;

    private ClearBytes(Path folder) {
        this.folder = folder;
    }

    static ClearBytes in(Path folder) {
        return new ClearBytes(folder);
    }

    /** The files that hold the text: as it is, in hexadecimal digits, or inside base64 at any of its three offsets. */
    List<Path> holding(String text) throws IOException {
        List<byte[]> wanted = new ArrayList<>();
        ENCODINGS.forEach(encoding -> wanted.add(text.getBytes(encoding)));
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        wanted.add(java.util.HexFormat.of().formatHex(utf8).getBytes(StandardCharsets.US_ASCII));
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[utf8.length + offset];
            System.arraycopy(utf8, 0, shifted, offset, utf8.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // the first and last groups depend on the neighbours
            wanted.add(encoded.substring(4, encoded.length() - 4).getBytes(StandardCharsets.US_ASCII));
        }
        List<Path> holding = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (wanted.stream()
                        .anyMatch(bytes -> content.contains(new String(bytes, StandardCharsets.ISO_8859_1)))) {
                    holding.add(file);
                }
            }
        }
        return holding;
    }
}
