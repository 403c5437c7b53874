package io.careflow.local;

import io.careflow.platform.StartFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.TooMuchDataException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server that keeps every mail as a file instead of delivering it. A mail is on disk before it is accepted. */
final class LocalMail implements LocalServer {

    /** The property that names the directory of the mails. */
    static final String DIRECTORY = "careflow.local.mail-directory";

    private static final int LARGEST_MAIL = 25 << 20;

    private final Path directory;
    private final SMTPServer server;
    private final LocalFiles mails;
    private final Clock clock;

    private LocalMail(Path directory, int port, Clock clock) throws IOException {
        this.directory = directory;
        this.mails = new LocalFiles(directory, ".eml");
        this.clock = clock;
        this.server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("careflow")
                .maxConnections(1000)
                .backlog(1000)
                .maxMessageSize(LARGEST_MAIL)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .messageHandlerFactory(context -> new Delivery())
                .build();
    }

    static LocalMail start(Path directory, int port, Clock clock) throws IOException {
        var mail = new LocalMail(directory, port, clock);
        try {
            mail.server.start();
            return mail;
        } catch (RuntimeException e) {
            throw new StartFailure("The local mail server cannot start: " + e.getMessage(), e);
        }
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(
                "spring.mail.host",
                "127.0.0.1",
                "spring.mail.port",
                server.getPortAllocated(),
                DIRECTORY,
                directory.toString());
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Delivery implements MessageHandler {

        private final List<String> recipients = new ArrayList<>();
        private String sender = "";

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream data) throws RejectException, TooMuchDataException, IOException {
            var mail = new ByteArrayOutputStream();
            mail.writeBytes(envelope().getBytes(StandardCharsets.UTF_8));
            mail.writeBytes(data.readNBytes(LARGEST_MAIL + 1));
            if (mail.size() > LARGEST_MAIL) {
                throw new TooMuchDataException("larger than " + LARGEST_MAIL + " bytes");
            }
            try {
                return "queued as " + mails.keep(mail.toByteArray(), clock);
            } catch (IOException e) {
                throw new RejectException(452, "cannot keep the mail: " + e.getMessage());
            }
        }

        @Override
        public void done() {}

        /** The headers that a mail server adds at delivery: who was really asked to get it. */
        private String envelope() {
            var headers = new StringBuilder("Return-Path: <" + sender + ">\r\n");
            recipients.forEach(recipient ->
                    headers.append("Delivered-To: ").append(recipient).append("\r\n"));
            return headers.toString();
        }
    }
}
