package io.careflow.messaging.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that says what a test tells it: by command, and {@code .} for the end of a mail. */
final class ScriptedMailServer implements AutoCloseable {

    /** Hangs up without a word. */
    static final String HANG_UP = "";

    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers;

    ScriptedMailServer(Map<String, String> answers) throws IOException {
        this.answers = answers;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            var out = client.getOutputStream();
            var data = false;
            var goOn = say(out, "CONNECT", "220 ready");
            while (goOn) {
                var line = in.readLine();
                if (line == null) {
                    return;
                }
                if (!data) {
                    var command = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                    data = command.equals("DATA") && !answers.containsKey(command);
                    goOn = say(out, command, data ? "354 go on" : "250 fine");
                } else if (line.equals(".")) {
                    data = false;
                    goOn = say(out, ".", "250 queued");
                }
            }
        } catch (IOException e) {
            // The client hung up, which it may.
            return;
        }
    }

    private boolean say(OutputStream out, String command, String usual) throws IOException {
        var answer = answers.getOrDefault(command, usual);
        if (answer.equals(HANG_UP)) {
            return false;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return !command.equals("QUIT");
    }
}
