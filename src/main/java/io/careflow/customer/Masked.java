package io.careflow.customer;

/** Contacts in a form by which whoever knows them recognises them, and nobody else learns them. */
public final class Masked {

    private Masked() {}

    /** {@code +86138****8000}; null for null. */
    public static String phone(String phone) {
        return phone == null ? null : visible(phone, Math.min(6, phone.length() / 3), Math.min(4, phone.length() / 4));
    }

    /** {@code l***@example.com}; null for null. */
    public static String email(String email) {
        if (email == null) {
            return null;
        }
        var at = email.lastIndexOf('@');
        return at < 1 ? visible(email, 1, 0) : visible(email.substring(0, at), 1, 0) + email.substring(at);
    }

    private static String visible(String text, int first, int last) {
        var head = text.offsetByCodePoints(0, Math.min(first, text.codePointCount(0, text.length())));
        return text.substring(0, head) + "****" + text.substring(Math.max(head, text.length() - last));
    }
}
