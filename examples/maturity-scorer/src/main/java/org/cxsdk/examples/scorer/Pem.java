package org.cxsdk.examples.scorer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;

/** Ed25519 keys as PEM files, as {@code openssl genpkey -algorithm ed25519} writes them. */
final class Pem {

    private Pem() {}

    static String of(PrivateKey key) {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    static String of(PublicKey key) {
        return pem("PUBLIC KEY", key.getEncoded());
    }

    /** Writes a new file that its owner alone may read, from its first byte on where the file system knows such rights. */
    static void writeSecret(Path file, String text) {
        boolean rights =
                Files.getFileAttributeView(file.toAbsolutePath().getParent(), PosixFileAttributeView.class) != null;
        FileAttribute<?>[] owner = rights
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, owner);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CxException(
                    CoreError.UNWRITABLE_TARGET,
                    file + " cannot be written: " + e.getClass().getSimpleName(),
                    "Name a folder that may be written and holds no key yet.",
                    e);
        }
    }

    static PrivateKey privateKey(Path file) {
        byte[] der = read(file, "PRIVATE KEY");
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw noKey(file, "PRIVATE KEY", e);
        }
    }

    static PublicKey publicKey(Path file) {
        byte[] der = read(file, "PUBLIC KEY");
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw noKey(file, "PUBLIC KEY", e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    private static byte[] read(Path file, String kind) {
        try {
            String text = Files.readString(file);
            String begin = "-----BEGIN " + kind + "-----";
            int from = text.indexOf(begin);
            int to = text.indexOf("-----END " + kind + "-----");
            if (from < 0 || to < from) {
                throw noKey(file, kind, null);
            }
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IOException | IllegalArgumentException e) {
            throw noKey(file, kind, e);
        }
    }

    private static CxException noKey(Path file, String kind, @org.jspecify.annotations.Nullable Exception cause) {
        String what = file + " holds no Ed25519 " + kind.toLowerCase(java.util.Locale.ROOT) + " in PEM form";
        String remedy = "Make a pair with the command \"key\", or with openssl genpkey -algorithm ed25519.";
        return cause == null
                ? new CxException(CoreError.UNREADABLE_SOURCE, what, remedy)
                : new CxException(CoreError.UNREADABLE_SOURCE, what, remedy, cause);
    }
}
