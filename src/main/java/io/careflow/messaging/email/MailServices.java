package io.careflow.messaging.email;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers which providers the jars offer. Jakarta Mail looks its own up some ten times a mail, through all jars, which
 * takes longer than the rest of the mail.
 */
final class MailServices extends ClassLoader {

    private static final String SERVICES = "META-INF/services/";

    private final Map<String, List<URL>> found = new ConcurrentHashMap<>();

    MailServices(ClassLoader parent) {
        super(parent);
    }

    /** Does work with mails, which finds providers here. */
    <T> T during(Supplier<T> work) {
        var thread = Thread.currentThread();
        var usual = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(SERVICES)
                ? Collections.enumeration(found.computeIfAbsent(name, this::read))
                : super.getResources(name);
    }

    private List<URL> read(String name) {
        try {
            return Collections.list(super.getResources(name)).stream()
                    .map(MailServices::remembered)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL remembered(URL file) {
        try (var content = file.openStream()) {
            return URL.of(URI.create("remembered:" + file), new Remembered(content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Remembered extends URLStreamHandler {

        private final byte[] content;

        private Remembered(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
