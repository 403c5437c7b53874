package io.careflow.messaging.template;

import io.careflow.messaging.document.Attachment;
import io.careflow.platform.ModelFiles;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a mail needs besides its words: the images that it shows, and a way out of what was not asked for. */
final class MailParts {

    private static final Pattern IMAGE = Pattern.compile("\\bsrc\\s*=\\s*[\"']cid:([a-z0-9][a-z0-9._-]*)[\"']");
    private static final Map<String, String> IMAGE_TYPES =
            Map.of("png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "gif", "image/gif");

    private final ModelFiles files;

    MailParts(ModelFiles files) {
        this.files = files;
    }

    /**
     * The mail with its images.
     *
     * @param translation {@code templates/email/complaint-response/zh}
     * @throws TemplateFault when an image is missing, or it has links to stop it and does not show them
     */
    Content complete(String translation, Content mail, Map<String, Object> variables) {
        checkWayOut(translation, mail, variables);
        return new Content(mail.subject(), mail.text(), mail.html(), images(translation, mail.html()));
    }

    /** Whoever gets more than they asked for must find a way out of it, in text and HTML. */
    private static void checkWayOut(String translation, Content content, Map<String, Object> variables) {
        var waysOut = Stream.of("unsubscribeUrl", "preferencesUrl")
                .map(name -> String.valueOf(variables.getOrDefault(name, "")))
                .filter(url -> !url.isEmpty())
                .toList();
        if (!waysOut.isEmpty()
                && !(waysOut.stream().anyMatch(content.text()::contains)
                        && waysOut.stream().anyMatch(content.html()::contains))) {
            throw new TemplateFault(translation + " is sent outside service and shows neither unsubscribeUrl nor"
                    + " preferencesUrl in text and HTML; {{<layout}} and {{>layout}} do");
        }
    }

    /** The images that a template shows: beside it, else beside the layout. */
    private List<Attachment> images(String translation, String html) {
        return IMAGE.matcher(html)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .map(name -> image(translation, name))
                .toList();
    }

    private Attachment image(String translation, String name) {
        var type = IMAGE_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        var beside = translation.replaceFirst("[^/]+$", "");
        return Stream.of(beside, beside.replaceFirst("[^/]+/$", "layout/"))
                .flatMap(folder -> files.bytes(folder + name).stream())
                .findFirst()
                .filter(content -> type != null)
                .map(content -> new Attachment(name, type, content))
                .orElseThrow(() -> new TemplateFault(
                        translation + ".html shows " + name + ", which is no png, jpg or gif beside it or its layout"));
    }
}
