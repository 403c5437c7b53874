package io.careflow.platform.protection;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes keysets on the command line: {@code java -jar careflow.jar keyset encryption}, {@code keyset search},
 * {@code keyset audit}, {@code keyset link}, and {@code keyset rotate < old.json}, which adds a new primary key.
 */
public final class KeysetCommand {

    private KeysetCommand() {}

    /** Writes the keyset that is asked for, or says in one line what can be asked for. */
    public static void run(List<String> arguments, InputStream in, PrintStream out) throws IOException {
        var what = arguments.isEmpty() ? "" : arguments.getFirst();
        out.println(
                switch (what) {
                    case "encryption" -> Keysets.newEncryptionKeyset();
                    case "search", "audit" -> Keysets.newSearchKeyset();
                    case "link" -> Keysets.newLinkKeyset();
                    case "rotate" -> Keysets.rotated(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    default ->
                        "Say keyset encryption, keyset search, keyset audit, keyset link, or keyset rotate < old.json";
                });
    }
}
