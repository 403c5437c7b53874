package io.careflow.messaging.document;

/**
 * A file that goes with a mail. It is never logged.
 *
 * @param name as the reader sees it
 * @param mediaType {@code application/pdf}
 */
public record Attachment(String name, String mediaType, byte[] content) {

    @Override
    public String toString() {
        return mediaType;
    }
}
