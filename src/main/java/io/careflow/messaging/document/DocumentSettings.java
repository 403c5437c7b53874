package io.careflow.messaging.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be sent to customers.
 *
 * @param largest what one document may hold
 * @param largestMail what all documents of one mail may hold together: many mail systems take no mail over some 20 MB
 */
@ConfigurationProperties("careflow.documents")
record DocumentSettings(
        @DefaultValue("5MB") DataSize largest,
        @DefaultValue("10MB") DataSize largestMail) {}
