package io.careflow.complaint;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Written-out queries: derived ones are put together anew for each call, and every step of a complaint makes one. */
interface ComplaintRepository extends ListCrudRepository<Complaint, UUID> {

    /** The complaint, locked until the transaction ends. */
    @Query("select * from complaint where id = :id for no key update")
    Optional<Complaint> findLockedById(UUID id);

    @Query("select * from complaint where external_id = :externalId")
    Optional<Complaint> findByExternalId(String externalId);

    @Query("select * from complaint where idempotency_key = :idempotencyKey")
    Optional<Complaint> findByIdempotencyKey(String idempotencyKey);
}
