package io.careflow.messaging.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be sent to customers. What somebody calls a file says nothing: it must begin as its kind does. */
enum DocumentType {
    PDF("application/pdf", ".pdf", "%PDF-"),
    PNG("image/png", ".png", "\u0089PNG\r\n"),
    JPEG("image/jpeg", ".jpg .jpeg", "\u00FF\u00D8\u00FF"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", "PK\u0003\u0004"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", "PK\u0003\u0004"),
    TEXT("text/plain; charset=UTF-8", ".txt", ""),
    CSV("text/csv; charset=UTF-8", ".csv", "");

    private final String mediaType;
    private final String[] endings;
    private final byte[] beginning;

    DocumentType(String mediaType, String endings, String beginning) {
        this.mediaType = mediaType;
        this.endings = endings.split(" ");
        this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
    }

    String mediaType() {
        return mediaType;
    }

    /** The kind of a file; empty when it is none that may be sent. */
    static Optional<DocumentType> of(String name, byte[] content) {
        var lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> Arrays.stream(type.endings).anyMatch(lower::endsWith))
                .filter(type -> type.fits(content))
                .findFirst();
    }

    private boolean fits(byte[] content) {
        return beginning.length == 0 ? isText(content) : Arrays.mismatch(content, beginning) == beginning.length;
    }

    private static boolean isText(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .chars()
                    .noneMatch(c -> c == 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
