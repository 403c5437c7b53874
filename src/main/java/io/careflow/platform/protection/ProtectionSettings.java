package io.careflow.platform.protection;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that protect personal data, as Tink keysets in JSON. Local mode makes its own.
 *
 * @param encryptionKeyset AES-GCM keys: the primary one encrypts, every one decrypts
 * @param searchKeyset HMAC keys of the keyed hashes: the primary one hashes, every one is searched by
 * @param auditKeyset HMAC keys of the audit trail's seals: the primary one seals, every one verifies
 * @param linkKeyset HMAC keys of links that need no login: the primary one signs, every one verifies
 */
@ConfigurationProperties("careflow.protection")
record ProtectionSettings(String encryptionKeyset, String searchKeyset, String auditKeyset, String linkKeyset) {

    static final String ENCRYPTION = "careflow.protection.encryption-keyset";
    static final String SEARCH = "careflow.protection.search-keyset";
    static final String AUDIT = "careflow.protection.audit-keyset";
    static final String LINK = "careflow.protection.link-keyset";
}
